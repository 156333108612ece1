package dev.vigia.access;

/** What a person may do. An admin may do all an operator may, an operator all a viewer may. */
public final class Role {

    /** Sees everything of the retailer. */
    public static final String VIEWER = "viewer";

    /** Changes settings and imports stock. */
    public static final String OPERATOR = "operator";

    /** Handles credentials and people. */
    public static final String ADMIN = "admin";

    private Role() {
    }
}
