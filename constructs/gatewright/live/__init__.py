"""What is deployed, looked at and changed now. Only here is AWS called; what decides is pure, and calls nothing."""
