"""Entente: news articles in, a published warehouse of diplomatic contacts, agreements and crises out."""
