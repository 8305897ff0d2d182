from django.db import migrations, models


class Migration(migrations.Migration):
    """A step back loses the count of changes; nothing that anybody wrote."""

    dependencies = [("screening", "0002_training")]

    operations = [
        migrations.RenameModel("Edition", "EditionRow"),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("changes", models.PositiveBigIntegerField(default=0)),
                ("published", models.PositiveBigIntegerField(default=0)),
            ],
        ),
    ]
