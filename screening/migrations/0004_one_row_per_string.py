import hashlib
from datetime import date

from django.db import migrations, models

# A flag in a PO file was set by one person without a name. It is kept as one reading: a second person completes it.
FLAG = {"role": "flag in a PO file", "initials": "?"}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def to_strings(apps, schema_editor):
    Translation = apps.get_model("screening", "Translation")
    Review = apps.get_model("screening", "Review")
    strings, reviews = [], []
    for row in apps.get_model("screening", "ItemTranslation").objects.iterator():
        for field, found in row.fields.items():
            where = {"language": row.language, "key": f"{row.key}.{field}"}
            strings.append(Translation(**where, text=found["text"], digest=found["digest"]))
            if found["state"] != "draft":
                signed = {"english": found["digest"], "translation": digest(found["text"]), "state": found["state"]}
                reviews.append(Review(**where, **signed, **FLAG, day=date.today()))
    Translation.objects.bulk_create(strings, batch_size=500)
    Review.objects.bulk_create(reviews, batch_size=500)


def to_items(apps, schema_editor):
    """The words that readers had: those of the site before those of a file. A lone flag is a state again."""
    flags = {
        (row.language, row.key, row.english, row.translation): row.state
        for row in apps.get_model("screening", "Review").objects.filter(**FLAG)
    }
    items = {}
    for row in apps.get_model("screening", "Translation").objects.order_by("-origin").iterator():
        kind, code, field = row.key.split(".", 2)
        state = flags.get((row.language, row.key, row.digest, digest(row.text)), row.state)
        fields = items.setdefault((row.language, f"{kind}.{code}"), {})
        fields[field] = {"text": row.text, "digest": row.digest, "state": state}
    old = apps.get_model("screening", "ItemTranslation")
    old.objects.bulk_create(
        [old(language=language, key=key, fields=fields) for (language, key), fields in items.items()], batch_size=500
    )


ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    dependencies = [("screening", "0003_edition_rows")]

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
    ]
