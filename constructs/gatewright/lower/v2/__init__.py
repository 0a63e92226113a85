"""The common parts of HTTP and WebSocket APIs: `AWS::ApiGatewayV2`."""
