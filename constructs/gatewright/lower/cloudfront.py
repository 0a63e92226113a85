"""CloudFront in front of stages."""

from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.gateway import Domain, Firewall, Gateway, Stage
from gatewright.gateway.cloudfront import SECRET_HEADER, Distribution
from gatewright.lower.domain.certificate import certificate
from gatewright.lower.edge_arns import edge_arn
from gatewright.lower.firewall import firewall_arn, firewall_id
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.origin_check import secret_id, secret_text
from gatewright.lower.output import DEFAULT_STAGE, distribution_id
from gatewright.lower.reference import check_id
from gatewright.lower.tag import tag_list
from gatewright.template import REGION, URL_SUFFIX, Origin, Prose, Ref, Resource, Value, text

NO_CACHE = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
"""AWS's cache policy `CachingDisabled`."""
ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
"""AWS's origin request policy `AllViewerExceptHostHeader`: API Gateway finds an API by its own host name."""
TLS = "TLSv1.2_2021"
WAIT_S = 35
"""Longer than API Gateway waits for a backend, so that CloudFront receives its response and does not retry."""
LONGEST_COMMENT = 128
_METHODS: Value = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
_API = "api"


def distributions(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The CloudFront distribution of each stage that has one."""
    for stage in gateway.stages:
        if stage.distribution:
            yield _distribution(gateway, stage, stage.distribution, ids)


def _distribution(gateway: Gateway, stage: Stage, distribution: Distribution, ids: Ids) -> Resource:
    config: dict[str, Value] = {
        "Enabled": True,
        "Comment": Prose(f"In front of the stage {stage.name} of {gateway.name}"[:LONGEST_COMMENT]),
        "HttpVersion": "http2and3",
        **_names(gateway, stage, ids),
        "WebACLId": Origin((*stage.path, "firewall"), _firewall(gateway, stage, ids)),
        "Origins": [_origin(stage, distribution, ids)],
        "DefaultCacheBehavior": {
            "TargetOriginId": _API,
            "ViewerProtocolPolicy": "https-only",
            "AllowedMethods": _METHODS,
            "CachePolicyId": NO_CACHE,
            "OriginRequestPolicyId": ALL_BUT_HOST,
        },
    }
    properties: dict[str, Value] = {"DistributionConfig": config, **tag_list(stage.tags)}
    return Resource(
        id=distribution_id(stage.name, ids),
        type="AWS::CloudFront::Distribution",
        properties=merged_properties(properties, distribution.raw),
        origin=distribution.path,
        # The API has to accept a new secret before CloudFront sends it.
        depends_on=(check_id(ids), ids.of("Stage", stage.name)),
    )


def _firewall(gateway: Gateway, stage: Stage, ids: Ids) -> Value:
    assert stage.firewall is not None, "a stage that has CloudFront in front has it for a firewall"
    here = firewall_arn(stage.firewall, ids)
    if isinstance(stage.firewall, Firewall):
        return edge_arn(gateway, firewall_id(stage.firewall, ids), here)
    return here


def _names(gateway: Gateway, stage: Stage, ids: Ids) -> dict[str, Value]:
    """The distribution's aliases, its certificate, and whether it has IPv6 addresses."""
    domains = [domain for domain in gateway.domains if domain.is_distributed and _leads_to(domain, stage)]
    has_ipv6 = "dualstack" in (gateway.network.ip, *(domain.ip for domain in domains))
    if not domains:
        return {"IPV6Enabled": has_ipv6}
    shown: Value = {
        "AcmCertificateArn": certificate(gateway, domains[0], ids),
        "SslSupportMethod": "sni-only",
        "MinimumProtocolVersion": TLS,
    }
    return {
        "IPV6Enabled": has_ipv6,
        "Aliases": [domain.name for domain in domains],
        "ViewerCertificate": Origin(domains[0].path, shown),
    }


def _leads_to(domain: Domain, stage: Stage) -> bool:
    return any(path.stage.name == stage.name for path in domain.paths)


def _origin(stage: Stage, distribution: Distribution, ids: Ids) -> Value:
    secret = secret_text(secret_id(stage, distribution.secret, ids))
    return present(
        Id=_API,
        DomainName=text(Ref(ids.of("Api")), ".execute-api.", REGION, ".", URL_SUFFIX),
        OriginPath=None if stage.name == DEFAULT_STAGE else f"/{stage.name}",
        CustomOriginConfig={
            "OriginProtocolPolicy": "https-only",
            "OriginSSLProtocols": ["TLSv1.2"],
            "OriginReadTimeout": WAIT_S,
        },
        OriginCustomHeaders=[{"HeaderName": SECRET_HEADER, "HeaderValue": secret}],
    )
