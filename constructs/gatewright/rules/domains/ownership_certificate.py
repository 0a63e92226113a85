"""A domain with mutual TLS (mTLS) does not prove who owns it.

A certificate from a private CA, or an imported one, does not prove to AWS that you own the domain. With mutual TLS, the
domain then stays `PENDING_OWNERSHIP_VERIFICATION` until `ownership_certificate` names a public certificate that ACM
issued. This rule checks certificates in the spec's own `resources`. It cannot check a certificate that the spec refers
to by its ARN.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
resources:
  Inner:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: api.example.com
      CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b2c3d
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com:
    certificate: {resource: Inner}
    mutual_tls: {truststore: "s3://shop-trust/callers.pem", version: v1}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
resources:
  Inner:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: api.example.com
      CertificateAuthorityArn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b2c3d
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com:
    certificate: {resource: Inner}
    mutual_tls:
      truststore: s3://shop-trust/callers.pem
      version: v1
      ownership_certificate: arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666
```
"""

from collections.abc import Iterator

from gatewright.gateway import DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.resources import own_properties


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every domain with mutual TLS proves who owns it."""
    for domain in owner.domains:
        shown = domain.mutual_tls.ownership_certificate if domain.mutual_tls else domain.certificate
        if shown is None and "CertificateAuthorityArn" in own_properties(owner, domain.certificate):
            message = "the domain's certificate is from a private CA, which does not prove who owns the domain"
            help = "add `ownership_certificate` with the ARN of a public certificate for the domain"
            yield Problem((*domain.path, "mutual_tls"), message, help, at_key=True)


RULE = Rule("GW552", "ownership-certificate", __doc__ or "", check, kinds=WITH_DOMAINS)
