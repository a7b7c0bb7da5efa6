"""The playground's conversations: kept, searched, and turned into what each model is asked next."""
