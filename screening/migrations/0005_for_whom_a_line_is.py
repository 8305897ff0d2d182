"""For whom a help line is, and whether it can be reached without speaking. The way back forgets both."""

from django.db import migrations, models

WRITTEN = {"sms", "chat", "email", "web", "whatsapp", "wechat", "tty"}


def say_what_is_known(apps, schema_editor):
    """Lines of staff, too: those of consuls are for citizens abroad, and one with a chat can be written to."""
    HelpLine = apps.get_model("screening", "HelpLine")
    HelpLine.objects.filter(kind="consular").update(serves="citizens-abroad")
    for line in HelpLine.objects.iterator():
        if WRITTEN.intersection(line.channels):
            line.without_speaking = True
            line.save(update_fields=["without_speaking"])


class Migration(migrations.Migration):
    dependencies = [("screening", "0004_one_row_per_string")]

    operations = [
        migrations.AddField(
            "helpline", "serves", models.CharField(default="anyone", max_length=20), preserve_default=False
        ),
        migrations.AddField("helpline", "without_speaking", models.BooleanField(null=True)),
        migrations.RunPython(say_what_is_known, migrations.RunPython.noop),
    ]
