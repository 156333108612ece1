package dev.vigia.source.bling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.KitPart;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteProduct;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Bling's catalog says of products. */
@QuarkusTest
class BlingCatalogTest extends BlingAnswers {

    @Test
    void a_product_is_described_with_its_code_category_and_bars_and_asked_for_once_a_day() {
        product("");
        details(",'gtin':'7891234567895','categoria':{'id':12}");
        answers("/categorias/produtos", 200, "{'data':[{'id':12,'descricao':'Copos','categoriaPai':{'id':11}},"
                + "{'id':11,'descricao':'Casa','categoriaPai':{'id':0}}]}");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        RemoteProduct told = read(true).product().orElseThrow();
        assertThat(told).isEqualTo(new RemoteProduct("COD-4587", "Copo", "Casa > Copos", Optional.of("7891234567895"),
                List.of()));
        int asked = server.requests.size();
        assertThat(read(true).product()).contains(told);
        assertThat(server.requests).hasSize(asked + 2);
        now = now.plus(Duration.ofHours(25));
        read(true);
        assertThat(server.requests).hasSize(asked + 2 + 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { ",'situacao':'I'; INACTIVE",
            ",'situacao':'E'; INACTIVE",
            ",'situacao':''; STOCK", ",'formato':'V'; UNKNOWN" })
    void only_what_the_catalog_says_makes_a_product_unsold(String more, ReadingKind said) {
        product(more);
        details("");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        assertThat(read(true).said()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "'V','componentes':[{'produto':{'id':3},'quantidade':2},{'produto':{'id':4},'quantidade':1.0}]; KIT",
            "'V','componentes':[{'produto':{'id':3},'quantidade':0.5}]; UNKNOWN", "'V','componentes':[]; UNKNOWN",
            "'F','componentes':[{'produto':{'id':3},'quantidade':2}]; STOCK" })
    void what_is_put_together_when_it_is_sold_is_a_kit(String structure, ReadingKind said) {
        product(",'formato':'E'");
        details(",'estrutura':{'tipoEstoque':" + structure + "}");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        SkuReading read = read(true);
        assertThat(read.said()).isEqualTo(said);
        if (said == ReadingKind.KIT) {
            assertThat(read.product().orElseThrow().parts()).containsExactly(new KitPart("3", 2), new KitPart("4", 1));
        }
    }

    @Test
    void only_its_own_address_says_that_there_is_no_such_product() {
        answers(LIST, 200, "{'data':[]}");
        answers(PRODUCT, 404, "{'error':{'type':'RESOURCE_NOT_FOUND'}}");
        assertThat(read(true).said()).isEqualTo(ReadingKind.MISSING);
        details("");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        assertThat(read(true).said()).isEqualTo(ReadingKind.STOCK);
        answers(PRODUCT, 200, "{'data':{'id':11}}");
        now = now.plus(Duration.ofDays(2));
        assertThat(failure(() -> read(true)).outcome().cause()).contains(Cause.UNREADABLE);
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

    @Test
    void heads_of_variations_and_deleted_products_are_not_listed() {
        answers(LIST, 200, "{'data':[{'id':1,'formato':'S','situacao':'A'},{'id':2,'formato':'V'},{'id':3,'situacao':"
                + "'I','formato':'E'},{'id':4,'situacao':'E'}]}");
        assertThat(bling.ids(account, 1).ids()).containsExactly("1", "3");
        assertThat(server.last().uri()).contains("limite=100", "criterio=5", "tipo=P", "pagina=1");
        assertThat(bling.ids(account, 1).isLast()).isFalse();
        answers(LIST, 200, "{'data':[]}");
        assertThat(bling.ids(account, 2).isLast()).isTrue();
    }
}
