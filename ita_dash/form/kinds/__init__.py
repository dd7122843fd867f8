"""The sorts of problems by what they are about; ``form.problemkinds`` has them all."""
