package dev.vigia.intake;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.intake.brake.HeldProductStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes one product out of sale: zero everywhere, then out of the lists. Its history stays. */
@ApplicationScoped
public class ProductRetirement {

    private final Intake intake;
    private final Catalog catalog;
    private final HeldProductStore heldProducts;

    ProductRetirement(Intake intake, Catalog catalog, HeldProductStore heldProducts) {
        this.intake = intake;
        this.catalog = catalog;
        this.heldProducts = heldProducts;
    }

    /** By a person who was told what it does, so the brake asks no second time. */
    public void byPerson(long retailerId, String sku, String name) {
        DeadlockRetry.inTransaction(() -> {
            List<ProductItem> retired = List.of(ProductItem.retired(sku));
            // What the brake holds of it would bring it back when it is approved.
            heldProducts.forget(retailerId, retired);
            return intake.applyProducts(retailerId, retired, "person:" + name);
        });
    }

    /**
     * By a program, behind the brake.
     *
     * @return whether there is a product of this SKU, and whether the brake holds it
     */
    RetirementResult byProgram(long retailerId, String sku, String source) {
        if (!DeadlockRetry.inTransaction(() -> catalog.idsBySku(retailerId, List.of(sku))).containsKey(sku)) {
            return RetirementResult.UNKNOWN;
        }
        return intake.putProducts(retailerId, List.of(ProductItem.retired(sku)), source).held() > 0
                ? RetirementResult.HELD
                : RetirementResult.RETIRED;
    }

    enum RetirementResult {
        RETIRED, HELD, UNKNOWN
    }
}
