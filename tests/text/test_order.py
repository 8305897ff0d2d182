"""Names in a list stand where readers of their language look for them."""

import random

import pytest

from screening.text.order import place_in_order

IN_ORDER = {
    "en": ["Åland", "Côte d'Ivoire", "Cyprus", "Éire", "France", "Viet Nam"],
    # By sound: à, hán, jiǎn, lǎo, rì, xiāng, yì, yuè, zhōng.
    "zh-hans": ["澳门", "韩国", "柬埔寨", "老挝", "日本", "香港", "意大利", "越南", "中国大陆"],
    # By strokes: 3, 4, 5, 8, 9.
    "zh-hant": ["大洋洲", "日本", "加拿大", "法國", "英國"],
    # Letters with marks follow those without; a tone counts only between words that are alike.
    "vi": ["Ấn Độ", "Bắc Mỹ", "Campuchia", "Cộng hoà", "Đài Loan", "Hoa Kỳ", "Lào", "Ma", "Mà", "Má", "Úc", "Ý"],
    # Consonants, then independent vowels; a sign above a consonant does not move it.
    "km": ["កម្ពុជា", "ថៃ", "ប៉ាគីស្ថាន", "បារាំង", "ម៉ាឡេស៊ី", "មីយ៉ាន់ម៉ា", "វៀតណាម", "អ៊ីតាលី", "ឥណ្ឌា"],
}


@pytest.mark.parametrize("language", IN_ORDER)
def test_names_stand_in_alphabetical_order(language: str) -> None:
    names = list(IN_ORDER[language])
    random.Random(1).shuffle(names)
    assert sorted(names, key=lambda name: place_in_order(name, language)) == IN_ORDER[language]


@pytest.mark.parametrize("language", IN_ORDER)
@pytest.mark.parametrize("name", ["", "2 🙂 \u200b", "ឥណ្ឌា", "香港", "Ý"])
def test_a_name_in_another_script_has_its_place_too(language: str, name: str) -> None:
    assert sorted([name, "A"], key=lambda one: place_in_order(one, language))
