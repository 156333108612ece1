package dev.vigia.source.page;

import dev.vigia.source.PermissionCheck.Permitted;
import dev.vigia.source.Source.SourceOutcome;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about sources of stock. */
@MessageBundle("source")
public interface SourceMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String none();

    @Message
    String notTried(String name);

    @Message
    String add(String name);

    @Message
    String edit(String name);

    @Message
    String editShort();

    @Message
    String most(int most);

    @Message
    String settingMissing(String label);

    @Message
    String settingWrong(String label);

    @Message
    String secretKept();

    @Message
    String isThere(String account);

    @Message
    String accountStays();

    @Message
    String save();

    @Message
    String connect();

    @Message
    String cancel();

    @Message
    String added();

    @Message
    String saved();

    @Message
    String paused();

    @Message
    String resumed();

    @Message
    String removed();

    @Message
    String dropped();

    @Message
    String pause();

    @Message
    String resume();

    @Message
    String remove();

    @Message
    String removeQuestion();

    @Message
    String removeHelp();

    @Message
    String warehousesTitle(String name);

    @Message
    String warehousesShort();

    @Message
    String warehousesLead();

    @Message
    String warehousesNone();

    @Message
    String remoteWarehouse();

    @Message
    String ourWarehouse();

    @Message
    String undecided();

    @Message
    String ignored();

    @Message
    String isNew();

    @Message
    String sellsNot();

    @Message
    String warehouseUnknown();

    @Message
    String warehouseTaken();

    @Message
    String mapped();

    @Message
    String toMap(long count);

    @Message
    String sayWarehouses();

    @Message
    String lost(int count);

    @Message
    String unheard(String name, int changes);

    @Message
    String drop();

    @Message
    String held(long count);

    @Message
    String agree();

    @Message
    String agreed();

    @Message
    String skus();

    @Message
    String unread(long count);

    @Message
    String oldest();

    @Message
    String changedLast();

    @Message
    String lookedAt();

    @Message
    String sweep();

    @Message
    String sweepLeft(long left);

    @Message
    String sweepDone();

    @Message
    String unknownSkus();

    @Message
    String unknownHelp();

    @Message
    String warehousesFailing();

    @Message
    String listFailing();

    @Message
    String odd(long count);

    @Message
    String status(SourceStatus status);

    @Message
    String outcome(SourceOutcome outcome);

    @Message
    String lacking(String permission);

    @Message
    String test();

    @Message
    String testHelp();

    @Message
    String testFine();

    @Message
    String testWrong();

    @Message
    String permitted(Permitted permitted);

    @Message
    String address();

    @Message
    String addressHelp(String name);
}
