"""Cleaning at scale: the same pages and page objects as `winnow clean`, as steps of datatrove.

The engine brings executors (this machine, Slurm, Ray), tasks that are not done twice, and writers;
this package brings the steps. It needs the extra `batch`.
"""
