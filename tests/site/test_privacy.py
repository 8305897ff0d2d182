"""Nothing about a person is kept: not in the schema, not in the database, not in a log, not in a file."""

import io
import logging
from pathlib import Path

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client

CANARY = "canary7f3a9"

# Every field of every table of ours. A new one is added here only after asking what of a person it could hold.
FIELDS = {
    "Source": "code position origin hidden title url read note",
    "Category": "code position origin hidden title intro strongest",
    "Indicator": "code position origin hidden category kind title notice why other prompts see_also trainer_note "
    "palermo ilo11 delphi populations settings audiences work opens_safety typed",
    "Passage": "code position origin hidden group title body items typed",
    "Instrument": "code position origin hidden name setting prevalence sensitivity specificity flagged "
    "flagged_affected note",
    "Citation": "key source locator phrase position",
    "Place": "code position origin hidden name note region neighbours status_risk",
    "HelpLine": "code position origin hidden place name name_native native_language number number_note dial channels "
    "operator kind serves purposes hours free from_abroad without_speaking languages follows caution website "
    "source_title source_url source_date evidence confidence mark checked",
    "PracticeCase": "code position origin hidden title control audiences story present explore tempting known unknown "
    "offer ask",
    "Lesson": "code position origin hidden title summary aims prepare points activity steps cases categories handouts "
    "debrief plan short long",
    "Question": "code position origin hidden lesson form pair kind question example options answer later",
    "Refresher": "code position origin hidden title questions cases plan",
    "Agenda": "code position origin hidden title for_whom minutes parts",
    "Term": "code position origin hidden term definition use avoid note indicators lessons typed",
    "HelpLineCheck": "line day outcome method",
    "Translation": "language key origin text digest made state",
    # Of staff, about content: initials tell two people apart.
    "Review": "language key english translation state role initials day origin",
    # Of readers, about words: numbers, and the last day.
    "Flag": "language key digest reason count day today before",
    "EditionRow": "language version body",
    "Revision": "changes published",
    # Numbers of help lines as they once were; neither when, nor who printed one.
    "NumbersRow": "mark lines",
    # A live class: for a day. Counts of phones and answers; an answer until its poll closes, under a digest. `owner` is
    # an account of staff.
    "Session": "code key expires lesson languages place shown joined locked paused counted ended acted owner",
    "Poll": "session position kind code options meaning words round state revealed ends people counts",
    "Answer": "key poll chosen turn",
    # Checks of a class: for seven months. Counters of a group; until a check closes, that a phone has answered.
    "ClassCode": "code key expires lessons first",
    "Round": "class_code kind state mark ends asked people counts published",
    "Received": "key round",
}
# Tables of libraries, for accounts of staff alone: keys of apps, digests of recovery codes, public keys of passkeys.
# `name` is "app" or "recovery codes"; `aaguid` and `data` are kinds of passkey, not people. Limits are in memory.
DEVICE = "user name confirmed created_at last_used_at"
SECOND_STEP = {
    "otp_totp.TOTPDevice": f"{DEVICE} throttling_failure_timestamp throttling_failure_count key step t0 digits "
    "tolerance drift last_t",
    "otp_static.StaticDevice": f"{DEVICE} throttling_failure_timestamp throttling_failure_count",
    "otp_static.StaticToken": "device token",
    "django_otp_webauthn.WebAuthnCredential": f"{DEVICE} credential_type credential_id public_key transports "
    "sign_count backup_eligible backup_state aaguid credential_id_sha256 discoverable",
    "django_otp_webauthn.WebAuthnAttestation": "credential fmt data client_data_json",
    "django_otp_webauthn.WebAuthnUserHandle": "user handle_hex",
}
VERDICT_FIELDS = ("score", "result", "risk_level", "rank", "probability", "likelihood", "verdict", "weight")


def test_no_field_can_hold_a_person() -> None:
    found = {
        model.__name__: {field.name for field in model._meta.get_fields() if field.concrete} - {"id"}
        for model in apps.get_app_config("screening").get_models()
    }
    assert found == {name: set(fields.split()) for name, fields in FIELDS.items()}


def test_no_field_can_hold_a_verdict() -> None:
    names = {name for fields in FIELDS.values() for name in fields.split()}
    assert not names & set(VERDICT_FIELDS)


def test_only_staff_have_accounts() -> None:
    others = {model._meta.label for model in apps.get_models() if model._meta.app_label != "screening"}
    assert others == {
        "admin.LogEntry", "auth.Permission", "auth.Group", "auth.User", "contenttypes.ContentType", "sessions.Session",
        *SECOND_STEP,
    }  # fmt: skip


def test_what_is_kept_of_the_second_step_of_staff() -> None:
    """Keys, and when one was last used. No address, no browser, no place: a new field of a library is seen here."""
    found = {
        label: {field.name for field in apps.get_model(label)._meta.get_fields() if field.concrete} - {"id"}
        for label in SECOND_STEP
    }
    assert found == {label: set(fields.split()) for label, fields in SECOND_STEP.items()}


@pytest.mark.django_db
def test_marked_values_are_found_nowhere(
    visitor: Client, settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marked values in every field and header of every kind of request; then every place they could have reached."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.addFilter(__import__("screening.web.logs", fromlist=["Impersonal"]).Impersonal())
    logging.getLogger().addHandler(handler)
    logging.getLogger("django").addHandler(handler)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    headers = {
        "user-agent": CANARY, "referer": f"https://{CANARY}.example/", "x-forwarded-for": "203.0.113.77",
        "accept-language": f"en;q=0.5, {CANARY}", "cookie": f"sessionid={CANARY}; other={CANARY}", "x-custom": CANARY,
    }  # fmt: skip
    try:
        for address in ("/en/", f"/en/?q={CANARY}", f"/en/{CANARY}/", "/en/help/CN/", f"/en/help/?place={CANARY}"):
            visitor.get(address, headers=headers, REMOTE_ADDR="203.0.113.77")
        ticks = {"DOC-01": "noticed", "COE-01": CANARY, CANARY: CANARY, "name": CANARY}
        for address in ("/en/checklist/CN/", "/en/search/", f"/en/checklist/{CANARY}/", "/en/about/", "/en/handouts/"):
            visitor.post(address, ticks | {"words": CANARY}, headers=headers, REMOTE_ADDR="203.0.113.77")
            visitor.post(address, f"{CANARY}={CANARY}", content_type="text/plain", headers=headers)
    finally:
        logging.getLogger().removeHandler(handler)
        logging.getLogger("django").removeHandler(handler)
    for place, text in {"database": dump(), "cache": repr(cache._cache), "log": log.getvalue()}.items():
        assert CANARY not in text, place
        assert "203.0.113.77" not in text, place
    kept = [path for path in [*tmp_path.rglob("*"), *Path(settings.STATE_DIR).rglob("*")] if path.is_file()]
    assert not [path for path in kept if CANARY.encode() in path.read_bytes()]


def dump() -> str:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return repr(rows)


@pytest.mark.django_db
def test_reading_changes_nothing(visitor: Client) -> None:
    before = dump()
    for address in (
        "/en/",
        "/km/checklist/CN/",
        "/vi/help/VN/",
        "/zh-hans/indicators/",
        "/en/nothing/",
        "/staff/login/",
    ):
        visitor.get(address)
        visitor.head(address)
    visitor.post("/en/checklist/CN/", {"DOC-01": "noticed"})
    visitor.post("/en/search/", {"words": "passport"})
    assert dump() == before
