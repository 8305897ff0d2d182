"""Attacks that once worked, replayed on a site of their own: python -m tests.attacks"""
