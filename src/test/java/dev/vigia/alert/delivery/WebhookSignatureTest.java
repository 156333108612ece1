package dev.vigia.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As Standard Webhooks has it, so that the libraries of others check it. */
class WebhookSignatureTest {

    @Test
    void the_example_of_the_specification_comes_out_as_it_is_there() {
        assertThat(WebhookSignature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330, "{\"test\": 2432232314}")).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void each_secret_is_another_one_of_256_bits() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String secret = WebhookSignature.secret();
            assertThat(secret).startsWith("whsec_");
            assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
            all.add(secret);
        }
        assertThat(all).hasSize(100);
    }
}
