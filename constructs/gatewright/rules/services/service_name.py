"""An AWS service has a different name in the URI of an integration.

The URI contains the name of the service's endpoint, which is often not the name of the product or of its SDK client.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  mail:
    aws:
      service: ses
      action: SendEmail
      allow: [{actions: ["ses:SendEmail"], resources: ["arn:aws:ses:eu-west-1:111122223333:identity/example.com"]}]
routes: {POST /mails: {backend: mail, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  mail:
    aws:
      service: email
      action: SendEmail
      allow: [{actions: ["ses:SendEmail"], resources: ["arn:aws:ses:eu-west-1:111122223333:identity/example.com"]}]
routes: {POST /mails: {backend: mail, auth: iam}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.services import written
from gatewright.spec.services.aws import AwsBackend

CALLED = {
    "bedrock-runtime": "runtime.bedrock",
    "cloudwatch": "monitoring",
    "cognito": "cognito-idp",
    "eventbridge": "events",
    "iot-data": "iotdata",
    "sagemaker-runtime": "runtime.sagemaker",
    "ses": "email",
    "sesv2": "email",
    "stepfunctions": "states",
    "step-functions": "states",
}
"""Common names of services, and their names in URIs."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Services have the names of their endpoints."""
    for path, spec in written(gateway, AwsBackend):
        right = CALLED.get(spec.service)
        if right is not None:
            message = f"{spec.service!r} is called {right!r} in the URI of an integration"
            yield Problem((*path, "service"), message, f"write `service: {right}`")
        elif not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", spec.service):
            help = "write lower-case letters, digits and hyphens, with a dot after a subdomain"
            yield Problem((*path, "service"), f"{spec.service!r} is not a service name", help)


RULE = Rule("GW336", "service-name", __doc__ or "", check)
