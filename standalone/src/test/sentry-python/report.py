"""An ordinary program with Sentry's SDK: reports an error of its own, and prints what it would have logged."""
import json
import os
import traceback

import sentry_sdk

sentry_sdk.init(dsn=os.environ["SENTRY_DSN"], environment="test")
sentry_sdk.set_user({"email": "mary@example.com"})


class Cart:
    def total(self, items):
        return sum(item["price"] for item in items)


def checkout():
    return Cart().total([{"name": "apple"}])


try:
    checkout()
except KeyError as error:
    sentry_sdk.capture_exception(error)
    sentry_sdk.flush(10)
    print(json.dumps({"type": "KeyError", "message": str(error), "trace": traceback.format_exc()}))
