import hashlib
from collections import defaultdict
from datetime import date

from django.db import migrations, models

# A flag in a PO file was set by one person without a name. It is kept as one reading: a second person completes it.
FLAG = {"role": "flag in a PO file", "initials": "?"}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def flag(state):
    return [] if state == "draft" else [{**FLAG, "state": state, "day": str(date.today())}]


def to_strings(apps, schema_editor):
    Translation = apps.get_model("screening", "Translation")
    Review = apps.get_model("screening", "Review")
    strings, reviews = [], []
    for row in apps.get_model("screening", "ItemTranslation").objects.iterator():
        for field, found in row.fields.items():
            where = {"language": row.language, "key": f"{row.key}.{field}"}
            back = {name: found[name] for name in ("origin", "made") if name in found}
            strings.append(Translation(**where, text=found["text"], digest=found["digest"], **back))
            signed = {"english": found["digest"], "translation": digest(found["text"])}
            readings = found.get("reviews", flag(found["state"]))
            reviews += [Review(**where, **signed, **reading) for reading in readings]
    Translation.objects.bulk_create(strings, batch_size=500)
    Review.objects.bulk_create(reviews, batch_size=500)


def to_items(apps, schema_editor):
    """The words that readers had: those of the site before those of a file. A lone flag is a state again."""
    signed = defaultdict(list)
    for review in apps.get_model("screening", "Review").objects.filter(origin="local").order_by("pk").iterator():
        reading = {"state": review.state, "role": review.role, "initials": review.initials, "day": str(review.day)}
        signed[review.language, review.key, review.english, review.translation].append(reading)
    items = defaultdict(dict)
    for row in apps.get_model("screening", "Translation").objects.order_by("-origin").iterator():
        kind, code, field = row.key.split(".", 2)
        reviews = signed[row.language, row.key, row.digest, digest(row.text)]
        state = next((reading["state"] for reading in reviews if reading["role"] == FLAG["role"]), row.state)
        words = {"text": row.text, "digest": row.digest, "state": state}
        for_the_way_back = {"origin": row.origin, "made": row.made, "reviews": reviews}
        items[row.language, f"{kind}.{code}"][field] = words | for_the_way_back
    old = apps.get_model("screening", "ItemTranslation")
    old.objects.bulk_create(
        [old(language=language, key=key, fields=fields) for (language, key), fields in items.items()], batch_size=500
    )


def renamed_kind(old, new):
    """Renaming a model takes what staff may do along. It stays with the model that has the name now."""

    def rename(apps, schema_editor):
        kinds = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="screening")
        if not kinds.filter(model=new).exists():
            kinds.filter(model=old).update(model=new)

    return rename


ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    """A step back keeps every wording of the site, who made it and who reviewed it.

    It loses what the next load brings again, an official wording beneath one of the site and the official reviews; and
    the reviews of words that are no longer there.
    """

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("screening", "0003_edition_rows"),
    ]

    operations = [
        migrations.RenameModel("Translation", "ItemTranslation"),
        migrations.CreateModel(
            name="Translation",
            fields=[
                ID,
                ("language", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=120)),
                ("origin", models.CharField(default="official", max_length=8)),
                ("text", models.TextField(blank=True)),
                ("digest", models.CharField(blank=True, max_length=16)),
                ("made", models.CharField(default="machine", max_length=8)),
                ("state", models.CharField(default="draft", max_length=16)),
            ],
            options={
                "ordering": ["language", "key", "origin"],
                "constraints": [
                    models.UniqueConstraint(fields=("language", "key", "origin"), name="one_wording_per_origin")
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ID,
                ("language", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=120)),
                ("english", models.CharField(max_length=16)),
                ("translation", models.CharField(max_length=16)),
                ("state", models.CharField(max_length=16)),
                ("role", models.CharField(max_length=40)),
                ("initials", models.CharField(max_length=8)),
                ("day", models.DateField()),
                ("origin", models.CharField(default="local", max_length=8)),
            ],
            options={"ordering": ["language", "key", "day", "pk"]},
        ),
        migrations.RunPython(to_strings, to_items),
        migrations.DeleteModel("ItemTranslation"),
        migrations.RunPython(
            renamed_kind("itemtranslation", "translation"), renamed_kind("translation", "itemtranslation")
        ),
    ]
