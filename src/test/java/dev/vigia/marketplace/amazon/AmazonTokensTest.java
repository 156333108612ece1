package dev.vigia.marketplace.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, and whether an account is let in. */
class AmazonTokensTest extends AmazonFixture {

    @Test
    void a_token_is_renewed_a_minute_before_it_ends() {
        account.holding(new Token("Atza|ending", Optional.empty(), NOW.plusSeconds(60)));
        api.answers("token", 200, "token").answers("patch", 200, "patch-accepted");

        assertThat(publish()).isInstanceOf(Outcome.Accepted.class);
        assertThat(api.argumentsOf("patch").get(0)).isEqualTo("Atza|fresh");
        assertThat(account.token().orElseThrow().expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(api.addresses).containsExactly(URI.create("https://api.amazon.com"), PRODUCTION);
    }

    @Test
    void a_refused_token_is_renewed_once() {
        api.answers("patch", 403, "forbidden").answers("token", 200, "token").answers("patch", 403, "forbidden");

        isRejected(publish(), Cause.CREDENTIALS);
        assertThat(api.asked()).containsExactly("patch", "token", "patch");
    }

    @Test
    void a_refused_sign_in_needs_a_person() {
        account.holding(new Token("Atza|ended", Optional.empty(), NOW));
        api.answers("token", 400, "invalid-grant");

        isRejected(publish(), Cause.CREDENTIALS);
    }

    @CsvSource({ "https://sellingpartnerapi-na.amazon.com, https://api.amazon.com",
            "https://sandbox.sellingpartnerapi-na.amazon.com, https://api.amazon.com",
            "http://localhost:8080/sandbox/amazon, http://localhost:8080/sandbox/amazon" })
    @ParameterizedTest
    void all_of_amazon_signs_in_at_one_address(URI url, URI signIn) {
        assertThat(AmazonTokens.signInAt(url)).isEqualTo(signIn);
    }

    @Test
    void a_probe_opens_the_door_or_says_why_not() {
        api.answers("search", 200, "search-empty");
        assertThat(amazon.probe(account)).isEqualTo(Outcome.applied());

        api.answers("search", 403, "forbidden").answers("token", 400, "invalid-grant");
        isRejected(amazon.probe(account), Cause.CREDENTIALS);
    }
}
