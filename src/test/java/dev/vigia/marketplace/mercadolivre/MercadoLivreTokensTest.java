package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens, and whose account it is. */
class MercadoLivreTokensTest extends MercadoLivreFixture {

    @Test
    void a_new_refresh_token_is_kept_before_the_access_token_is_used() {
        account.holding(new Token("APP_USR-1", Optional.of("TG-kept-1234"), NOW.plusSeconds(60)));
        api.answers("token", 200, "token").answers("item", 200, "item").answers("change", 200, "item-changed");

        assertThat(publish(PLAIN).outcome()).isEqualTo(Outcome.applied());
        assertThat(api.argumentsOf("token")).containsExactly("refresh_token", "77", "secret", "TG-kept-1234");
        assertThat(api.argumentsOf("change").get(0)).isEqualTo("Bearer APP_USR-2");
        Token kept = account.token().orElseThrow();
        assertThat(kept.refresh()).contains("TG-next-1234");
        assertThat(kept.expiresAt()).isEqualTo(NOW.plusSeconds(21600));
    }

    @Test
    void nothing_is_sent_when_the_new_token_cannot_be_kept() {
        TestAccount forgetful = new TestAccount(account.url(), Map.of("refresh-token", "TG-first-1234")) {

            @Override
            public void storeToken(Token token) {
                throw new IllegalArgumentException("no database");
            }
        };
        api.answers("token", 200, "token");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> mercadoLivre.publish(forgetful,
                mercadoLivre.sendModes(account).get(0), List.of(new Offer(SKU, Optional.of(PLAIN), 1))))).hasMessage(
                        "no database");
        assertThat(api.asked()).containsExactly("token");
    }

    @Test
    void a_refused_access_token_is_renewed_once() {
        api.answers("item", 401, "invalid-token").answers("token", 200, "token")
                .answers("item", 401, "invalid-token");

        isRejected(publish(PLAIN).outcome(), Cause.CREDENTIALS);
        assertThat(api.asked()).containsExactly("item", "token", "item");
    }

    @Test
    void a_used_up_refresh_token_needs_a_person() {
        account.holding(new Token("APP_USR-1", Optional.of("TG-used-1234"), NOW));
        api.answers("token", 400, "invalid-grant");

        isRejected(publish(PLAIN).outcome(), Cause.CREDENTIALS);
    }

    @Test
    void a_sign_in_that_is_down_needs_nobody() {
        account.holding(new Token("APP_USR-1", Optional.of("TG-kept-1234"), NOW));
        api.says("token", 503, "");

        isRetry(publish(PLAIN).outcome(), Cause.UNAVAILABLE);
    }

    @Test
    void a_probe_makes_sure_whose_account_it_is() {
        api.answers("me", 200, "me").says("me", 200, "{\"id\":99}");

        assertThat(mercadoLivre.probe(account)).isEqualTo(Outcome.applied());
        assertThat(mercadoLivre.probe(account)).isEqualTo(Outcome.rejected(Cause.ANOTHER_ACCOUNT, "99"));
    }
}
