package dev.vigia.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The front door leads to the stock. */
@Path("/")
public class StartResource {

    @GET
    public Response start() {
        return Response.seeOther(URI.create("/stock")).build();
    }
}
