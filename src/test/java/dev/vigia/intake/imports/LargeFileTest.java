package dev.vigia.intake.imports;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.Shop;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is larger than files may be, and what was chosen beside one that is not taken. */
@QuarkusTest
class LargeFileTest {

    private static final byte[] MEGABYTE = "TAZA-00000;4;;;\n".repeat(1 << 16).getBytes(UTF_8);
    private static final String BETWEEN = "----between-the-parts";

    @TestHTTPResource("/intake/imports")
    URI imports;

    private final Shop shop = new Shop();
    private RequestSpecification person;

    @ParameterizedTest
    @CsvSource({ "es, El archivo pesa más de 64 MB.", "pt, O arquivo tem mais de 64 MB.",
            "en, The file is larger than 64 MB." })
    void it_is_told_beside_the_field_and_the_choice_stays(String language, String sentence) throws Exception {
        HttpResponse<Void> answer = send(65, "sold-out");
        assertThat(answer.statusCode()).isEqualTo(303);
        Document page = page(answer.headers().firstValue("Location").orElseThrow(), language);
        assertThat(page.getElementById("file-error").text()).startsWith(sentence);
        assertThat(page.getElementById("file").attr("aria-describedby")).contains("file-error");
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#file");
        assertThat(page.select("input[name=rest][checked]").val()).isEqualTo("sold-out");
        assertThat(Shop.number("select count(*) from stock_import where retailer_id = " + shop.retailerId)).isZero();
    }

    @Test
    void who_may_not_import_sees_no_complaint() {
        person = People.stranger("vera", "viewer,retailer:" + shop.code);
        assertThat(page("/intake?file=too-large", "es").select(".errors")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "stays", "sold-out" })
    void what_was_chosen_beside_a_file_that_cannot_be_read_stays(String rest) {
        Response answer = new ImportDesk(shop).send("conteo.csv", "no es nada".getBytes(UTF_8), Map.of("rest", rest));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("input[name=rest][checked]").val()).isEqualTo(rest);
    }

    private HttpResponse<Void> send(int megabytes, String rest) throws IOException, InterruptedException {
        String token = page("/intake", "es").select("form.import input[name=csrf-token]").val();
        return HttpClient.newHttpClient().send(request(megabytes, token, rest).header("Cookie", RawHttp.cookies(
                person()).substring("Cookie: ".length())).build(), BodyHandlers.discarding());
    }

    /** As a browser sends it: in the order of the form, with its length. */
    private HttpRequest.Builder request(int megabytes, String token, String rest) {
        BodyPublisher file = BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(Collections.nCopies(megabytes,
                MEGABYTE)), (long) megabytes * MEGABYTE.length);
        return HttpRequest.newBuilder(imports).header("Content-Type", "multipart/form-data; boundary=" + BETWEEN).POST(
                BodyPublishers.concat(BodyPublishers.ofString(part("csrf-token", "") + token + "\r\n" + part("file",
                        "; filename=\"grande.csv\"") + "sku;stock\n"), file, BodyPublishers.ofString("\r\n" + part(
                                "rest", "") + rest + "\r\n--" + BETWEEN + "--\r\n")));
    }

    private static String part(String name, String more) {
        return "--" + BETWEEN + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }

    private Document page(String path, String language) {
        return Jsoup.parse(given().spec(person()).redirects().follow(false).header("Accept-Language", language).get(
                path).then().statusCode(200).extract().asString());
    }

    private RequestSpecification person() {
        if (person == null) {
            person = People.stranger("olga", "operator,retailer:" + shop.code);
        }
        return person;
    }
}
