package dev.vigia.source.bling;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What Vigia uses of Bling's API v3. */
@Produces(MediaType.APPLICATION_JSON)
interface BlingApi {

    String AUTHORIZATION = "Authorization";

    /** @param criterion which products: 5 are all of them, whatever their situation */
    @GET
    @Path("/produtos")
    RestResponse<String> products(@RestHeader(AUTHORIZATION) String bearer, @RestQuery("pagina") int page,
            @RestQuery("limite") int size, @RestQuery("criterio") int criterion, @RestQuery("tipo") String type);

    @GET
    @Path("/produtos")
    RestResponse<String> products(@RestHeader(AUTHORIZATION) String bearer, @RestQuery("pagina") int page,
            @RestQuery("limite") int size, @RestQuery("criterio") int criterion,
            @RestQuery("idsProdutos[]") List<String> ids);

    @GET
    @Path("/produtos/{id}")
    RestResponse<String> product(@RestHeader(AUTHORIZATION) String bearer, @RestPath String id);

    @GET
    @Path("/categorias/produtos")
    RestResponse<String> categories(@RestHeader(AUTHORIZATION) String bearer, @RestQuery("pagina") int page,
            @RestQuery("limite") int size);

    @GET
    @Path("/depositos")
    RestResponse<String> deposits(@RestHeader(AUTHORIZATION) String bearer, @RestQuery("pagina") int page,
            @RestQuery("limite") int size);

    @GET
    @Path("/estoques/saldos")
    RestResponse<String> balances(@RestHeader(AUTHORIZATION) String bearer,
            @RestQuery("idsProdutos[]") List<String> ids);

    @GET
    @Path("/empresas/me/dados-basicos")
    RestResponse<String> company(@RestHeader(AUTHORIZATION) String bearer);

    /** @param basic the application's id and secret */
    @POST
    @Path("/oauth/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> redeem(@RestHeader(AUTHORIZATION) String basic, @RestForm("grant_type") String grantType,
            @RestForm String code);

    @POST
    @Path("/oauth/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    RestResponse<String> refresh(@RestHeader(AUTHORIZATION) String basic, @RestForm("grant_type") String grantType,
            @RestForm("refresh_token") String refreshToken);
}
