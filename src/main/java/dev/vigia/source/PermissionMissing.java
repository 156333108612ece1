package dev.vigia.source;

/** The source refuses a call until a person grants a permission there, or types another key. */
public class PermissionMissing extends RuntimeException {

    /** Of a key that is refused as a whole. */
    public static final String SIGN_IN = "";

    private final String permission;

    /** @param permission by the connector's own name; {@link #SIGN_IN} where the key itself is refused */
    public PermissionMissing(String permission) {
        super(permission, null, false, false);
        this.permission = permission;
    }

    public String permission() {
        return permission;
    }

    public boolean isSignIn() {
        return permission.equals(SIGN_IN);
    }
}
