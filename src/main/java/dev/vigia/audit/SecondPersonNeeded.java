package dev.vigia.audit;

import dev.vigia.audit.ChangeDraft.DraftEffect;
import java.util.Optional;
import java.util.OptionalLong;

/** Undoes a change that is so large that a second person must agree to it. */
public final class SecondPersonNeeded extends RuntimeException {

    private final transient DraftEffect effect;
    private final transient Optional<ChangeDraft> draft;
    private final transient OptionalLong restores;

    SecondPersonNeeded(DraftEffect effect, Optional<ChangeDraft> draft, OptionalLong restores) {
        super(effect.changed() + " listings would change, and a second person must agree to so many");
        this.effect = effect;
        this.draft = draft;
        this.restores = restores;
    }

    public DraftEffect effect() {
        return effect;
    }

    /** Empty where it cannot be kept, because it changes what opens the account, too. */
    public Optional<ChangeDraft> draft() {
        return draft;
    }

    /** The entry of the history whose change it takes back. */
    public OptionalLong restores() {
        return restores;
    }
}
