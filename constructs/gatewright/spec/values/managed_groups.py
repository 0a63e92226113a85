"""AWS managed rule groups: their names, their capacity, and their rules.

The order is that of evaluation: IP reputation first, because it needs little capacity; groups that are billed by the
request last, so that they evaluate only requests that no other group blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct


class ManagedGroup(Struct, frozen=True):
    """An AWS managed rule group."""

    name: str
    """Its name in AWS."""
    capacity: int
    """In web ACL capacity units."""
    rules: Sequence[str] = ()
    """Its rules as far as they are known; none if versions differ too much."""


def _rules(prefix: str, suffixes: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{suffix}" for suffix in suffixes.split())


GROUPS: Mapping[str, ManagedGroup] = {
    "ip_reputation": ManagedGroup(
        "AWSManagedRulesAmazonIpReputationList",
        25,
        ("AWSManagedIPReputationList", "AWSManagedReconnaissanceList", "AWSManagedIPDDoSList"),
    ),
    "anonymous_ip": ManagedGroup("AWSManagedRulesAnonymousIpList", 50, ("AnonymousIPList", "HostingProviderIPList")),
    "known_bad_inputs": ManagedGroup(
        "AWSManagedRulesKnownBadInputsRuleSet",
        200,
        (
            *_rules("JavaDeserializationRCE", "HEADER BODY URIPATH QUERYSTRING"),
            *_rules("Log4JRCE", "HEADER BODY URIPATH QUERYSTRING"),
            *_rules("ReactJSRCE", "BODY"),
            "Host_localhost_HEADER",
            "PROPFIND_METHOD",
            "ExploitablePaths_URIPATH",
        ),
    ),
    "common": ManagedGroup(
        "AWSManagedRulesCommonRuleSet",
        700,
        (
            "NoUserAgent_HEADER",
            "UserAgent_BadBots_HEADER",
            *_rules("SizeRestrictions", "QUERYSTRING Cookie_HEADER BODY URIPATH"),
            *_rules("EC2MetaDataSSRF", "BODY COOKIE URIPATH QUERYARGUMENTS"),
            *_rules("GenericLFI", "QUERYARGUMENTS URIPATH BODY"),
            *_rules("RestrictedExtensions", "URIPATH QUERYARGUMENTS"),
            *_rules("GenericRFI", "QUERYARGUMENTS BODY URIPATH"),
            *_rules("CrossSiteScripting", "COOKIE QUERYARGUMENTS BODY URIPATH"),
        ),
    ),
    "admin": ManagedGroup("AWSManagedRulesAdminProtectionRuleSet", 100, ("AdminProtection_URIPATH",)),
    "sql": ManagedGroup(
        "AWSManagedRulesSQLiRuleSet",
        200,
        (
            *_rules("SQLi", "QUERYARGUMENTS BODY COOKIE URIPATH"),
            *_rules("SQLiExtendedPatterns", "QUERYARGUMENTS BODY"),
        ),
    ),
    "linux": ManagedGroup("AWSManagedRulesLinuxRuleSet", 200, _rules("LFI", "URIPATH QUERYSTRING HEADER")),
    "unix": ManagedGroup(
        "AWSManagedRulesUnixRuleSet",
        100,
        _rules("UNIXShellCommandsVariables", "QUERYARGUMENTS QUERYSTRING HEADER BODY"),
    ),
    "windows": ManagedGroup(
        "AWSManagedRulesWindowsRuleSet",
        200,
        (
            *_rules("WindowsShellCommands", "COOKIE QUERYARGUMENTS BODY"),
            *_rules("PowerShellCommands", "COOKIE QUERYARGUMENTS BODY"),
        ),
    ),
    "php": ManagedGroup(
        "AWSManagedRulesPHPRuleSet", 100, _rules("PHPHighRiskMethodsVariables", "HEADER QUERYSTRING BODY")
    ),
    "wordpress": ManagedGroup(
        "AWSManagedRulesWordPressRuleSet",
        100,
        ("WordPressExploitableCommands_QUERYSTRING", "WordPressExploitablePaths_URIPATH"),
    ),
    "bot_control": ManagedGroup("AWSManagedRulesBotControlRuleSet", 50),
}
"""All groups, by their short names, in the order of evaluation."""
