package dev.vigia.integration.connect;

import dev.vigia.credentials.Token;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Where an account that is opened for a person keeps its token. */
interface AccountTokens {

    Optional<Token> find();

    void keep(Token token);

    /** Only one at a time may renew it. */
    <T> T exclusively(Supplier<T> work);

    /** Of an account that is not saved yet: gone with the request. */
    static AccountTokens forNow() {
        AtomicReference<Token> kept = new AtomicReference<>();
        return new AccountTokens() {

            @Override
            public Optional<Token> find() {
                return Optional.ofNullable(kept.get());
            }

            @Override
            public void keep(Token token) {
                kept.set(token);
            }

            @Override
            public <T> T exclusively(Supplier<T> work) {
                return work.get();
            }
        };
    }
}
