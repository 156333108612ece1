package dev.vigia.source.bling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.AskedSource;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SourceNotification;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Bling says of its deposits, as its documentation has it, and as it may be, from a real server. */
@QuarkusTest
class BlingSourceTest extends BlingAnswers {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "[{'id':7,'saldoFisico':12,'saldoVirtual':10}]; 7 12 2",
            "[{'id':'7','saldoFisico':'12','saldoVirtual':'12'}]; 7 12 0",
            "[{'id':7,'saldoFisico':1250.75,'saldoVirtual':1249.5}]; 7 1250 1",
            "[{'id':7,'saldoFisico':5,'saldoVirtual':9}]; 7 5 0",
            "[{'id':7,'saldoFisico':-3,'saldoVirtual':-4}]; 7 -3 1",
            "[{'id':7,'saldoFisico':4}]; 7 4 0",
            "[{'id':7,'saldoFisico':99999999999,'saldoVirtual':99999999999}]; 7 2147483647 0",
            "[{'saldoFisico':4},{'id':8,'saldoFisico':0,'saldoVirtual':0}]; 8 0 0" })
    void what_lies_in_a_deposit_is_what_is_there_less_what_is_reserved(String deposits, String level) {
        balance(deposits);
        SkuReading read = read(false);
        assertThat(read.said()).isEqualTo(ReadingKind.STOCK);
        assertThat(read.levels()).extracting(BlingAnswers::written).containsExactly(level);
        assertThat(read.observedAt()).isEqualTo(AskedSource.NOON);
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer held");
        assertThat(server.last().header("Accept")).isEqualTo("application/json");
        assertThat(server.last().uri()).isIn("/estoques/saldos?idsProdutos[]=10",
                "/estoques/saldos?idsProdutos%5B%5D=10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "{'data':[]}",
            "{'data':[{'produto':{'id':11},'depositos':[{'id':7,'saldoFisico':1}]}]}",
            "{'data':[{'produto':{'id':10},'saldoFisicoTotal':0,'saldoVirtualTotal':0}]}",
            "{'data':[{'produto':{'id':10},'depositos':[]}]}", "{'data':[{'produto':{'id':10},'depositos':null}]}",
            "{'data':[{'produto':{'id':10},'depositos':[{'id':7,'saldoFisico':null}]}]}",
            "{'data':[{'produto':{'id':10},'depositos':[{'id':7,'saldoFisico':1e400}]}]}",
            "{'data':[{'produto':{'id':10},'depositos':[{'id':7,'saldoFisico':'muito'}]}]}" })
    void what_an_answer_leaves_out_is_unknown_and_never_zero(String body) {
        answers(BALANCES, 200, body);
        assertThat(read(false).said()).isEqualTo(ReadingKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", quoteCharacter = '~', value = {
            "200; <!DOCTYPE html><p>Bling</p>; UNREADABLE", "200; {'data':{}}; UNREADABLE", "200; {}; UNREADABLE",
            "404; {}; UNREADABLE", "500; -; UNAVAILABLE", "503; <html>; UNAVAILABLE",
            "400; {'error':{'type':'VALIDATION_ERROR'}}; REFUSED", "408; -; UNAVAILABLE" })
    void what_is_no_answer_is_told_apart(int status, String body, Cause cause) {
        answers(BALANCES, status, Optional.ofNullable(body).orElse(""));
        assertThat(failure(() -> read(false)).outcome().cause()).contains(cause);
    }

    @Test
    void a_deposit_sells_if_it_is_active_and_counts() {
        answers("/depositos", 200, "{'data':[{'id':1,'descricao':'Geral','situacao':1,'padrao':true,"
                + "'desconsiderarSaldo':false},{'id':2,'descricao':'Loja','situacao':0},{'id':3,'situacao':1,"
                + "'desconsiderarSaldo':true}]}");
        assertThat(bling.warehouses(account)).containsExactly(new RemoteWarehouse("1", "Geral", true),
                new RemoteWarehouse("2", "Loja", false), new RemoteWarehouse("3", "3", false));
        answers("/depositos", 200, "{'data':[]}");
        assertThat(failure(() -> bling.warehouses(account)).outcome().cause()).contains(Cause.UNREADABLE);
    }

    /** Signed with {@code secret}; each by openssl, not by us. */
    @Test
    void a_notification_is_believed_when_it_is_signed_and_names_its_product() {
        String body = "{\"event\":\"stock.updated\",\"companyId\":\"c0ffee\",\"data\":{\"produto\":{\"id\":10}}}";
        assertThat(notified(body, "sha256=" + SIGNATURE)).contains(List.of("10"));
        assertThat(notified(body, "sha256=" + SIGNATURE.toUpperCase(java.util.Locale.ROOT))).contains(List.of("10"));
        assertThat(notified(body, SIGNATURE)).isEmpty();
        assertThat(notified(body, "sha256=" + SIGNATURE.replace('a', 'b'))).isEmpty();
        assertThat(notified(body, "sha256=")).isEmpty();
        assertThat(notified(body + " ", "sha256=" + SIGNATURE)).isEmpty();
        assertThat(bling.notified(new SourceNotification(settings, Map.of(), body.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        settings.put("company", "another");
        assertThat(notified(body, "sha256=" + SIGNATURE)).contains(List.of());
        settings.put("client-secret", "");
        assertThat(notified(body, "sha256=" + SIGNATURE)).isEmpty();
    }

    private static final String SIGNATURE = "a75495152e742ccde163f8de1d1fe44f5739d11a5e066bd1bed53cf54a406413";

    private Optional<List<String>> notified(String body, String signature) {
        return bling.notified(new SourceNotification(settings, Map.of("x-bling-signature-256", signature), body
                .getBytes(
                        StandardCharsets.UTF_8)));
    }
}
