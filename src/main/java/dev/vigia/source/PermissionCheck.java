package dev.vigia.source;

import dev.vigia.marketplace.ConnectorException;

/**
 * What became of one kind of call.
 *
 * @param permission that it needs, by the connector's own name
 */
public record PermissionCheck(String permission, Permitted result) {

    /** Who acts next. */
    public enum Permitted {
        GRANTED, LACKING, SIGN_IN_REFUSED, NO_ANSWER
    }

    /** Whether others would end the same way. */
    public boolean isLast() {
        return result == Permitted.SIGN_IN_REFUSED || result == Permitted.NO_ANSWER;
    }

    /** Makes the call; what it answers does not matter, as long as it is let in. */
    public static PermissionCheck of(String permission, Runnable call) {
        try {
            call.run();
            return new PermissionCheck(permission, Permitted.GRANTED);
        } catch (PermissionMissing missing) {
            return missing.isSignIn() ? new PermissionCheck(permission, Permitted.SIGN_IN_REFUSED)
                    : new PermissionCheck(missing.permission(), Permitted.LACKING);
        } catch (ConnectorException failure) {
            return new PermissionCheck(permission, Permitted.NO_ANSWER);
        }
    }
}
