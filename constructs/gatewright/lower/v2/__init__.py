"""What HTTP and WebSocket APIs have in common: API Gateway's second version in CloudFormation."""
