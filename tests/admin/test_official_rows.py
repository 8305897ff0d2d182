"""Official rows can be hidden and nothing else."""

import pytest
from django.forms.models import model_to_dict

from screening.choices import Origin
from screening.models import ITEMS, Category, Citation, Indicator, Place
from tests.admin.conftest import address, readers_see


def first(model):
    return model.objects.filter(origin=Origin.OFFICIAL).first()


@pytest.mark.parametrize("model", ITEMS)
def test_only_hidden_can_be_changed(change, model):
    row = first(model)
    before = model_to_dict(row)
    cited = list(Citation.objects.filter(key=row.key).values())
    hostile = {name: "LOCAL-<script>" for name in before if name != "hidden"}
    response = change(row, hidden="on", **{**hostile, "origin": "local", "sources": "S4 | mine"})
    assert response.status_code == 302
    assert model_to_dict(model.objects.get(pk=row.pk)) == before | {"hidden": True}
    assert list(Citation.objects.filter(key=row.key).values()) == cited


@pytest.mark.parametrize("model", ITEMS)
def test_fields_are_shown_and_locked(staff, model):
    form = staff.get(address(model, "change", first(model).pk)).context["adminform"].form
    assert [name for name, field in form.fields.items() if not field.disabled] == ["hidden"]


@pytest.mark.parametrize("model", ITEMS)
def test_cannot_be_deleted(staff, act, model):
    row = first(model)
    assert staff.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert act("delete_selected", row, post="yes").status_code != 302
    assert model.objects.filter(pk=row.pk).exists()


def test_hidden_indicator_is_gone_for_readers_and_comes_back(change):
    row = Indicator.objects.get(code="DOC-01")
    before = readers_see()
    assert "DOC-01" in before.indicators
    change(row, hidden="on")
    hidden = readers_see()
    assert "DOC-01" not in hidden.indicators
    assert hidden.version != before.version
    change(row, hidden=False)
    assert readers_see().version == before.version


@pytest.mark.parametrize(("model", "codes"), [(Category, ["DOC", "CHD"]), (Place, ["VN"])])
def test_rows_are_hidden_and_shown_from_the_list(act, model, codes):
    rows = list(model.objects.filter(code__in=codes))
    before = readers_see()
    assert act("hide", *rows, sure="yes").status_code == 302
    hidden = readers_see()
    assert not set(codes) & (set(hidden.categories) | set(hidden.places))
    assert not [code for code in [*hidden.indicators, *hidden.lines] if code.partition("-")[0] in codes]
    act("show", *rows)
    assert readers_see().version == before.version
