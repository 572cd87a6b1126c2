"""The lists stand at the gate now; their table is not touched."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0001_terms"),
        ("publishing", "0007_site_imports"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="Term")]),
    ]
