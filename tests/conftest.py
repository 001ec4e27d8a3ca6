"""Settings of the whole suite."""

from hypothesis import settings

# A shared machine is slow now and then: how long an example takes says nothing of whether it is right.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
