"""The site's own settings, as if its address had HTTPS: browsers trust `localhost` in the same way."""

import os

from trainingsite.settings import *  # noqa: F403

SCREENING_PASSKEYS = True
OTP_WEBAUTHN_RP_ID = "localhost"
OTP_WEBAUTHN_ALLOWED_ORIGINS = [os.environ["PASSKEY_ORIGIN"]]
