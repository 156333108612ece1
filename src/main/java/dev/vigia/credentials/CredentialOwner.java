package dev.vigia.credentials;

/** Whose credentials they are: an integration's or a source's. One of each may have the same number. */
public record CredentialOwner(OwnerKind kind, long retailerId, long id) {

    /** What has credentials. */
    public enum OwnerKind {
        INTEGRATION("integration_id", "token_turn", ""), SOURCE("source_id", "source_token_turn", "source, ");

        final String column;
        final String turns;
        private final String place;

        OwnerKind(String column, String turns, String place) {
            this.column = column;
            this.turns = turns;
            this.place = place;
        }
    }

    public static CredentialOwner integration(long retailerId, long id) {
        return new CredentialOwner(OwnerKind.INTEGRATION, retailerId, id);
    }

    public static CredentialOwner source(long retailerId, long id) {
        return new CredentialOwner(OwnerKind.SOURCE, retailerId, id);
    }

    /** The name by which a secret of it is encrypted. */
    public String place(String name) {
        return kind.place + name;
    }
}
