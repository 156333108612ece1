package dev.vigia.access;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Map;

/** Says who is asking, and what the database makes of it. */
@Path("/api/v1/who")
@Produces(MediaType.APPLICATION_JSON)
public class WhoResource {

    @Inject
    CurrentPerson person;

    @Inject
    CurrentRetailer retailer;

    @Inject
    AgroalDataSource dataSource;

    @GET
    public Map<String, Object> who() {
        return Map.of("name", person.name(), "subject", person.subject(), "roles", person.roles(),
                "retailer", retailer.code());
    }

    @GET
    @Path("operator")
    @RolesAllowed(Role.OPERATOR)
    public String operator() {
        return "\"yes\"";
    }

    @GET
    @Path("admin")
    @RolesAllowed(Role.ADMIN)
    public String admin() {
        return "\"yes\"";
    }

    @GET
    @Path("database")
    @Transactional
    public Map<String, Object> database() throws SQLException {
        return Map.of("role", ask("select current_user"), "id", ask("select current_setting('vigia.retailer', true)"),
                "visible", ask("select coalesce(string_agg(code, ','), '') from retailer"),
                "expected", Long.toString(retailer.id()));
    }

    @GET
    @Path("owner")
    public Map<String, Object> owner() {
        return RowLevelSecurity.asSystem(() -> Map.of("role", unchecked("select current_user")));
    }

    @GET
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("a secret of the inside");
    }

    private String unchecked(String sql) {
        try {
            return ask(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ask(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
