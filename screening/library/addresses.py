"""Parts of addresses of the library."""

from screening.choices import CheckForm


class FormConverter:
    """One form of the knowledge check: A or B. The address of both has no such part."""

    regex = "[AB]"

    def to_python(self, value: str) -> CheckForm:
        return CheckForm(value)  # ValueError, Django's word for an address that is none of these

    def to_url(self, form: CheckForm | str) -> str:
        return str(form)
