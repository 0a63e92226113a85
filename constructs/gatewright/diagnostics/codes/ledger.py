"""The ledger of releases."""

from gatewright.diagnostics.diagnostic import Code, Severity

LEDGER_CONFLICT = Code(
    "GW260",
    "ledger-conflict",
    """Two branches changed the releases, and the merge conflict is not resolved.

Both added entries to the log of the same environment. `gatewright releases resolve` keeps the entries of both, those of
your own branch last, and gives their releases new numbers. What the two branches changed is then released together:
run `gatewright release`.
""",
)

LEDGER_VERSION = Code(
    "GW261",
    "ledger-version",
    """The ledger has a format that this version of Gatewright does not know.

A newer Gatewright wrote it. An older version could miss some of its content and deploy something else.
""",
)

NO_RELEASES = Code(
    "GW262",
    "no-releases",
    """An environment has no release.

Its stages have nothing to serve. Remove the environment from the ledger, so that it is deployed as if there were no
ledger, or run `gatewright release` to create its first release.
""",
)

RELEASE_ORDER = Code(
    "GW263",
    "release-order",
    """The ids of releases do not increase.

Releases are listed from the oldest to the newest, and an id is never reused. If a merge brought the same id twice, keep
the release that is deployed, and run `gatewright release` to create another one for the rest.
""",
)

UNKNOWN_RELEASE = Code(
    "GW264",
    "unknown-release",
    """A release is not in the ledger.

Only a release in the ledger has a deployment. `gatewright releases` lists them. If a merge lost one that a stage
serves, restore its entry from the previous version.
""",
)

CANARY_IS_BASE = Code(
    "GW265",
    "canary-is-base",
    """A canary serves the same release as its stage.

Both sides would return the same responses, so the canary tests nothing. After a canary is over, the stage has `canary:
ended`.
""",
)

CANARY_BEFORE_BASE = Code(
    "GW266",
    "canary-before-base",
    """A canary's release is older than the release of its stage.

The two have most likely been swapped: most requests would go to the new release, and the canary's share to the proven
one. To go back to an older release, run `gatewright rollback`.
""",
)

LEDGER_ENVIRONMENT = Code(
    "GW267",
    "ledger-environment",
    """The ledger has releases of an environment that the spec does not declare.

If the environment was renamed, run `gatewright releases rename`. If it was deleted, run `gatewright releases forget`.
The releases of a spec without environments are under `default`.
""",
)

LEDGER_STAGE = Code(
    "GW268",
    "ledger-stage",
    """The ledger pins a release to a stage that the spec does not have.

If the stage was renamed, run `gatewright releases rename`. If it was deleted, run `gatewright releases forget`. A stage
that the ledger does not name serves the newest release.
""",
)

UNRELEASED_CHANGE = Code(
    "GW269",
    "unreleased-change",
    """The spec has changes that are not released yet.

With a ledger, the stack deploys the API of the newest release, so that the spec can move on: to an environment in which
the change is tested first, or while a canary runs. Functions, stage settings, alarms and domains follow the spec at
once. `gatewright why` shows the differences with their values. `gatewright release` releases them.
""",
    Severity.INFO,
)

HALF_RELEASE = Code(
    "GW284",
    "half-release",
    """An entry of the ledger has only half of a release.

A release is a number and a digest. One of them was lost, most likely when a merge conflict was resolved by hand.
Restore the entry from the previous version.
""",
)

TWO_UNDEPLOYED = Code(
    "GW285",
    "two-undeployed",
    """Two releases are not known to be deployed.

A deployment is a copy of the API at the moment when CloudFormation creates it. Two deployments that one stack update
creates are copies of the same API, so a rollback between them would not do what the ledger says. If the older release
is deployed, record it. If it is not, let the newer one take its place.
""",
)

NOT_STORED = Code(
    "GW286",
    "not-stored",
    """The API of a release is not stored, and the spec has moved on.

A release that an older version of Gatewright made has a digest only, and so has one whose file in the releases folder
is missing or was edited. The stack cannot deploy its API again. Restore the file, or check out the spec of that release
and run `gatewright release`, which stores it. A new release of the spec as it is now needs nothing of the old one.
""",
)

LEDGER_GATEWAY = Code(
    "GW287",
    "ledger-gateway",
    """The ledger belongs to another gateway.

Logical ids are made from the gateway's name. Under another name, CloudFormation creates another API, without the
deployments that the ledger speaks of, and deletes the one that clients call. If the gateway was renamed on purpose, run
`gatewright releases rename`, which says what goes away.
""",
)

LEDGER_PLACE = Code(
    "GW288",
    "ledger-place",
    """The releases were deployed somewhere else.

Deployments belong to one API, in one stack, account and Region. In another one they do not exist, so stages could not
serve these releases. Correct the spec, or start again there: `gatewright releases forget` removes the releases of the
environment from the ledger.
""",
)

LOST_LEDGER = Code(
    "GW292",
    "lost-ledger",
    """There are files of releases, but no ledger.

Without the ledger, each stage serves the current spec: the next deployment would undo a rollback, and leave a canary on
for good. Restore the ledger from git, or run `gatewright releases rebuild`, which makes it again from what is deployed.
If the releases are not needed any more, delete their folder.
""",
)

NO_DEPLOYMENTS = Code(
    "GW280",
    "no-deployments",
    """An API with auto-deploy cannot have releases.

With `deploy: auto`, the default of HTTP APIs, a change goes live immediately. There are no deployments that a stage
could keep serving or roll back to. Write `deploy: explicit` to have deployments.
""",
)

CANARY_CHOICE = Code(
    "GW281",
    "canary-choice",
    """A canary chooses a value that the backend does not list.

If a backend lets each stage choose its function or VPC link, the canary's variables choose in the same way: they take
one of the values that the backend lists, spelled as it is there.
""",
)

NO_CANARY_KIND = Code(
    "GW270",
    "no-canary-kind",
    """A canary needs a REST API.

API Gateway supports canaries for stages of REST APIs only. For HTTP and WebSocket APIs use a weighted Lambda alias, or
several Regions with weighted DNS records.
""",
)
