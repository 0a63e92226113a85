"""The way to AWS: one try a call, with the user's own credentials and configuration."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from gatewright.document.plain_data import is_mapping
from gatewright.live.faults import FaultError, FaultKind, kind_of
from gatewright.live.model import AwsCall

Answer = Mapping[str, object]

SECONDS = 20
"""How long a response may take."""

SKEWED = 240.0
"""By how many seconds a clock has to be wrong to be the reason for a refusal: five minutes are tolerated."""


class MissingLibraryError(Exception):
    """What calls AWS is not installed."""


class Connection(Protocol):
    """Makes calls, one try each."""

    def call(self, call: AwsCall) -> Answer:
        """The response. Raises FaultError for anything else."""
        ...


class Boto:
    """Calls through boto3, whose own retries repeat what may have been done already and so are off."""

    def __init__(self, *, region: str | None = None, profile: str | None = None, seconds: float = SECONDS) -> None:
        try:
            import boto3  # noqa: PLC0415 - only live commands need it
            from botocore.config import Config  # noqa: PLC0415
            from botocore.exceptions import BotoCoreError  # noqa: PLC0415
        except ImportError as error:
            raise MissingLibraryError("boto3 is not installed") from error
        self._config = Config(retries={"total_max_attempts": 1}, connect_timeout=seconds, read_timeout=seconds)
        try:
            self._session: Any = boto3.Session(region_name=region, profile_name=profile)
        except BotoCoreError as error:
            raise FaultError(FaultKind.CREDENTIALS, str(error)) from error
        self._clients: dict[str, Any] = {}

    @property
    def region(self) -> str | None:
        """Where calls go to."""
        found: str | None = self._session.region_name
        return found

    def call(self, call: AwsCall) -> Answer:
        """The response."""
        from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError  # noqa: PLC0415

        try:
            answer: object = getattr(self._client(call.service), call.operation)(**call.parameters)
        except ClientError as error:
            raise _fault(error.response) from error
        except HTTPClientError as error:
            raise FaultError(FaultKind.LOST, str(error)) from error
        except BotoCoreError as error:
            raise FaultError(_kind(error), str(error)) from error
        except Exception as error:
            # What is no answer at all breaks the library's parsers in many ways, and none of them is its own.
            raise FaultError(FaultKind.LOST, f"the response to {call.operation} cannot be read: {error}") from error
        if not is_mapping(answer):
            raise FaultError(FaultKind.LOST, f"there was no response to {call.operation}")
        return answer

    def _client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = self._session.client(service, config=self._config)
        return self._clients[service]


def _kind(error: Exception) -> FaultKind:
    """What kind of fault the library itself finds, by the name of its class."""
    name = type(error).__name__
    if "Credential" in name or "Token" in name or name in ("NoRegionError", "ProfileNotFound"):
        return FaultKind.CREDENTIALS
    return FaultKind.LOST if name == "IncompleteReadError" else FaultKind.REFUSED


def _fault(response: Mapping[str, Any]) -> FaultError:
    said: Mapping[str, Any] = response.get("Error", {})
    meta: Mapping[str, Any] = response.get("ResponseMetadata", {})
    code, message = str(said.get("Code", "")), str(said.get("Message", ""))
    kind = kind_of(code, int(meta.get("HTTPStatusCode", 0)))
    after = str(response.get("retryAfterSeconds") or meta.get("HTTPHeaders", {}).get("retry-after") or "")
    date, text = date_of(response), f"{code}: {message}" if code else message
    if kind is FaultKind.CREDENTIALS and date is not None and abs(off := time.time() - date) > SKEWED:
        kind, text = FaultKind.CLOCK, f"{_skew(off)}, so AWS rejects its signatures: {text}"
    return FaultError(kind, text, code, after=float(after) if after.isdigit() else None, date=date)


def date_of(answer: Mapping[str, object]) -> float | None:
    """When the service responded, by its own clock, if the response has a date."""
    meta = answer.get("ResponseMetadata")
    headers = meta.get("HTTPHeaders") if is_mapping(meta) else None
    said = headers.get("date") if is_mapping(headers) else None
    try:
        return parsedate_to_datetime(str(said)).timestamp() if said is not None else None
    except ValueError:
        return None


def _skew(off: float) -> str:
    where = "ahead of" if off > 0 else "behind"
    return f"this machine's clock is {round(abs(off) / 60)} minutes {where} that of AWS"
