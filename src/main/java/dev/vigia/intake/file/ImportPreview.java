package dev.vigia.intake.file;

import jakarta.persistence.Embeddable;

/** What a file would do, as far as it has been compared with what is known. */
@Embeddable
public class ImportPreview {

    /** It is compared up to this SKU. */
    public String comparedSku = "";
    public int newLevels;
    public int changedLevels;
    public int unchangedLevels;
    /** Older than what is known. */
    public int outdatedLevels;
    /** Of the new and changed levels, those that the file does not name. */
    public int absent;
    public int newProducts;
    public int changedProducts;
    public int unchangedProducts;
    public int retiredProducts;
    /** Warehouses that it would add, as far as a person reads on. */
    public String newWarehouses = "";

    /** @param isAbsent whether the file does not name it */
    public void countChange(boolean wasKnown, boolean isAbsent) {
        newLevels += wasKnown ? 0 : 1;
        changedLevels += wasKnown ? 1 : 0;
        absent += isAbsent ? 1 : 0;
    }

    /** Levels that would be other than they are. */
    public int changes() {
        return newLevels + changedLevels;
    }

    /** Whether it says what is known already, or nothing that is accepted. */
    public boolean isNothing() {
        return changes() + newProducts + changedProducts + retiredProducts == 0;
    }

    /** Whether no line of it is accepted. */
    public boolean isAllRefused() {
        return isNothing() && unchangedLevels + outdatedLevels + unchangedProducts == 0;
    }
}
