package dev.vigia.source.bling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.AskedSource;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.SkuReading.ReadingKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Bling lets nobody do: without a scope, without a token, or too often. */
@QuarkusTest
class BlingLimitsTest extends BlingAnswers {

    @Test
    void a_scope_that_lacks_is_named_and_a_consent_that_ended_is_asked_for_again() {
        answers(BALANCES, 403, "{'error':{'type':'insufficient_scope','description':'higher privileges'}}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.permission()).isEqualTo("STOCK"));
        answers(BALANCES, 401, "{'error':{'type':'invalid_token'}}");
        answers(TOKEN, 400, "{'error':{'type':'invalid_grant','description':'Invalid refresh token'}}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.isSignIn()).isTrue());
        kept.clear();
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.isSignIn()).isTrue());
    }

    @Test
    void a_token_that_ended_buys_the_next_one_with_the_newest_refresh_token() {
        kept.set(0, new Token("old", Optional.of("spent"), now));
        answers(TOKEN, 200, GRANTED);
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        read(false);
        assertThat(server.requests.get(0).body()).contains("grant_type=refresh_token", "refresh_token=spent")
                .doesNotContain("secret");
        assertThat(server.requests.get(0).header("Authorization")).isEqualTo("Basic aWQ6c2VjcmV0");
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer new");
        assertThat(kept.get(1).refresh()).contains("next");
        assertThat(kept.get(1).expiresAt()).isEqualTo(now.plus(Duration.ofHours(6)));
    }

    /** The second and the day pass; a block rests the account, and asks nothing meanwhile. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "429; {'error':{'period':'second'}}; 2",
            "429; {'error':{'period':'day'}}; 3600", "429; ; 600", "429; {'error':{'type':'x'}}; 600",
            "403; <html>Access denied</html>; 600", "403; ; 600" })
    void a_limit_is_kept_for_as_long_as_it_lasts(int status, String body, long seconds) {
        answers(BALANCES, status, Optional.ofNullable(body).orElse(""));
        ConnectorException failure = failure(() -> read(false));
        assertThat(failure.outcome().cause()).contains(Cause.LIMITED);
        assertThat(failure.outcome().after()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void while_the_address_is_blocked_no_account_asks_anything_for_ten_minutes() {
        answers(BALANCES, 403, "<html>Access denied</html>");
        failure(() -> read(false));
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        int asked = server.requests.size();
        now = now.plus(Duration.ofMinutes(9));
        AskedSource another = new AskedSource(Map.of("client-id", "other"), kept);
        assertThat(failure(() -> bling.ids(another, 1)).outcome().after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(server.requests).hasSize(asked);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(read(false).said()).isEqualTo(ReadingKind.STOCK);
    }

    @Test
    void far_fewer_calls_errors_and_sign_ins_leave_than_what_blocks_an_address() {
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        for (int call = 0; call < 150; call++) {
            read(false);
        }
        assertThat(failure(() -> read(false)).outcome().after()).isEqualTo(Duration.ofSeconds(10));
        now = now.plusSeconds(10);
        answers(BALANCES, 500, "");
        for (int call = 0; call < 30; call++) {
            assertThat(failure(() -> read(false)).outcome().cause()).contains(Cause.UNAVAILABLE);
        }
        assertThat(failure(() -> read(false)).outcome().cause()).contains(Cause.LIMITED);
        now = now.plusSeconds(10);
        kept.set(0, new Token("old", Optional.of("spent"), now));
        answers(TOKEN, 503, "");
        for (int call = 0; call < 5; call++) {
            assertThat(failure(() -> read(false)).outcome().cause()).contains(Cause.UNAVAILABLE);
        }
        assertThat(failure(() -> read(false)).outcome().after()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void too_many_sign_ins_rest_for_an_hour() {
        kept.set(0, new Token("old", Optional.of("spent"), now));
        answers(TOKEN, 403, "<html>Access denied</html>");
        assertThat(failure(() -> read(false)).outcome().after()).isEqualTo(Duration.ofHours(1));
    }
}
