"""What the public sees of an installation, and how requesters are told: names, register codes, mail, text messages."""

import os

GONGKAI_SITE = {
    "name": os.environ.get("GONGKAI_SITE_NAME", ""),  # else after the organ at the root of the tree
    "address": os.environ.get("GONGKAI_SITE_ADDRESS", "").rstrip("/"),  # https://…, for links in messages
    "code": os.environ.get("GONGKAI_SITE_CODE", ""),  # ten digits of the register of government sites
    "icp": os.environ.get("GONGKAI_SITE_ICP", ""),
    "police": os.environ.get("GONGKAI_SITE_POLICE", ""),
}
EMAIL_HOST = os.environ.get("GONGKAI_SMTP_HOST", "")  # no host, no mail
EMAIL_PORT = int(os.environ.get("GONGKAI_SMTP_PORT", "465"))
EMAIL_HOST_USER = os.environ.get("GONGKAI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("GONGKAI_SMTP_PASSWORD", "")
EMAIL_USE_SSL = os.environ.get("GONGKAI_SMTP_SSL", "1") == "1"
EMAIL_TIMEOUT = 20  # seconds, well under a message's lease
DEFAULT_FROM_EMAIL = os.environ.get("GONGKAI_MAIL_FROM", EMAIL_HOST_USER)
GONGKAI_SMS_GATEWAY = os.environ.get("GONGKAI_SMS_GATEWAY", "")  # dotted path of a class; none, no text messages
