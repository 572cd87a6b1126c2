"""Workers: how soon a silent one is taken for dead, how long one that is told to stop may finish what it does."""

import os

GONGKAI_LEASE = float(os.environ.get("GONGKAI_LEASE", "30"))  # seconds
GONGKAI_PATIENCE = float(os.environ.get("GONGKAI_PATIENCE", "10"))  # seconds
