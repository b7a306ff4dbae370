"""Whatever answers a prompt, behind one method `ask`; litellm is behind one of them and nowhere else."""
