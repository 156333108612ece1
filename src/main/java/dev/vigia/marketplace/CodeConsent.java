package dev.vigia.marketplace;

import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.TokenSession.Bought;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** A consent whose code buys a refresh token, where the tokens of the account are bought later on, too. */
public abstract class CodeConsent<A extends TokenSession.TokenAccount> implements Consent<A> {

    public static final String REFRESH_TOKEN = "refresh-token";

    private final TokenSession<A> tokens;
    private final String owner;

    /** @param owner the setting that tells whose account it is */
    protected CodeConsent(TokenSession<A> tokens, String owner) {
        this.tokens = tokens;
        this.owner = owner;
    }

    /** The request that hands in the code. */
    protected abstract RestResponse<String> handIn(A account, Return returned);

    /** Whose account it is; empty where that is not told, which is as good as a refusal. */
    protected abstract Optional<String> owner(A account, Return returned, Bought bought);

    @Override
    public final List<String> gives() {
        return List.of(REFRESH_TOKEN, owner);
    }

    @Override
    public final Result redeem(A account, Return returned) {
        try {
            Bought bought = tokens.buy(account, () -> handIn(account, returned), Optional.empty());
            // Without it the access would end in hours.
            String refreshToken = bought.refreshToken().orElseThrow(CodeConsent::incomplete);
            return new Granted(Map.of(REFRESH_TOKEN, refreshToken, owner,
                    owner(account, returned, bought).orElseThrow(CodeConsent::incomplete)), bought.token());
        } catch (ConnectorException failure) {
            return new Refused(failure.outcome());
        }
    }

    private static ConnectorException incomplete() {
        return new ConnectorException(Outcome.rejected(Cause.CREDENTIALS));
    }
}
