package dev.vigia.intake.file;

import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.StockItem;
import jakarta.persistence.Embeddable;

/** How far a file is applied, first its products and then its levels, both in the order of SKUs, and what became of them. */
@Embeddable
public class ImportProgress {

    public int accepted;
    public int unchanged;
    /** Older than what is known. */
    public int outdated;
    /** By the brake. */
    public int held;
    public int productsAccepted;
    public int productsUnchanged;
    public int productsHeld;
    public String doneProduct = "";
    public String doneSku = "";
    public int doneLine;
    public String doneWarehouse = "";

    void count(IntakeResult taken) {
        accepted += taken.accepted();
        unchanged += taken.unchanged();
        outdated += taken.outdated();
        held += taken.held();
    }

    void reach(StockItem last) {
        doneSku = last.sku();
        doneLine = last.index();
        doneWarehouse = last.warehouse();
    }

    void countProducts(IntakeResult taken, String lastSku) {
        productsAccepted += taken.accepted();
        productsUnchanged += taken.unchanged();
        productsHeld += taken.held();
        doneProduct = lastSku;
    }

    /** Lines and products of which it is known what became of them, but for refused ones. */
    int applied() {
        return accepted + unchanged + outdated + held + productsAccepted + productsUnchanged + productsHeld;
    }

    public int heldInAll() {
        return held + productsHeld;
    }

    /** Changes with each batch that is applied. */
    String position() {
        return doneProduct + "\n" + doneSku + "\n" + doneLine + "\n" + doneWarehouse;
    }
}
