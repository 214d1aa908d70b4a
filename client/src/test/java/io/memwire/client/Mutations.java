package io.memwire.client;

import java.util.List;

/** Every way in which the concurrency of the client was broken on purpose. Run by {@link MutationsTest}. */
@SuppressWarnings("StringConcatToTextBlock") // a piece of source stands here as it stands there, quoted line by line
final class Mutations {
    private Mutations() {}

    static final List<Mutation> ALL = List.of(
            // The pump starts, parks, wakes.
            new Mutation(
                    "a wake-up that meets the start of the pump is lost",
                    "Pump.java",
                    "            LockSupport.unpark(thread);\n" + "        }\n" + "    }\n" + "\n"
                            + "    synchronized void stop()",
                    "        }\n" + "    }\n" + "\n" + "    synchronized void stop()",
                    "PumpTest#aWakeUpThatMeetsTheStartOfThePumpIsNotLost"),
            new Mutation(
                    "a parked pump is not woken",
                    "Pump.java",
                    "            LockSupport.unpark(running);",
                    "",
                    "PumpTest#wakesUpForEachNewCall"),
            new Mutation(
                    "a stopped pump stays parked",
                    "Pump.java",
                    "        stopped = true;\n" + "        LockSupport.unpark(thread);",
                    "        stopped = true;",
                    "PumpTest#endsWhenItIsStopped"),
            new Mutation(
                    "the pump is not woken for a call that nobody can lead for",
                    "Connection.java",
                    "        if (refusal == null && !call.waiterMayLead && !call.waiterWillLead) {\n"
                            + "            wakePump();\n" + "        }\n",
                    "",
                    "ConnectionLeadTest#thePumpReadsForAsynchronousCalls"),
            // The housekeeper watches.
            new Mutation(
                    "news during a look are lost when the look parks",
                    "Housekeeper.java",
                    "for (long rest = sleep; rest > 0 && !told && !closed; rest = sleep - (System.nanoTime() - now)) {",
                    "{\n" + "                long rest = sleep;",
                    "HousekeeperTest#aDeadlineToldDuringALookIsNotLostWhenTheLookParks"),
            new Mutation(
                    "a sleeping housekeeper is not woken",
                    "Housekeeper.java",
                    "            told = true;\n" + "            LockSupport.unpark(thread);",
                    "            told = true;",
                    "HousekeeperTest#looksWhenADeadlineIsToldWhileItSleeps"),
            new Mutation(
                    "an overdue connection is not closed",
                    "Connection.java",
                    "        close(new Failure.TimedOut(node, timeoutMillis));\n" + "        return NEVER;",
                    "        return NEVER;",
                    "ConnectionLeavingTest#aBlockedWriteEndsWhenItsCallIsOverdue"),
            new Mutation(
                    "a write is not watched while it blocks",
                    "Outbox.java",
                    "        connection.watch(call.deadlineNanos); // from here on, for the write may block until the connection is closed\n"
                            + "        if (batch != null) {\n" + "            flush(batch, writer);\n" + "        }\n",
                    "        if (batch != null) {\n" + "            flush(batch, writer);\n" + "        }\n"
                            + "        connection.watch(call.deadlineNanos);\n",
                    "ConnectionLeavingTest#aBlockedWriteIsWatchedFromItsBeginning"),
            // Who reads.
            new Mutation(
                    "the lead is not passed on",
                    "Connection.java",
                    "            leading.set(false);\n" + "            passOn();",
                    "            leading.set(false);",
                    "ConnectionLeadTest#theLeadGoesToTheNextCallerThatWaits"),
            new Mutation(
                    "the lead is passed on before it is released",
                    "Connection.java",
                    "            leading.set(false);\n" + "            passOn();",
                    "            passOn();\n" + "            leading.set(false);",
                    "ConnectionLeadTest#theLeadGoesToTheNextCallerThatWaits"),
            new Mutation(
                    "an interrupted waiter keeps the lead it was handed",
                    "Connection.java",
                    "                    passOn(); // whoever handed the lead to this thread counts on it",
                    "",
                    "ConnectionLeadTest#aThreadThatLeavesPassesOnTheLeadItWasHanded"),
            new Mutation(
                    "the lead is handed to a caller that has left",
                    "Connection.java",
                    "            if (call.isPending()) {\n" + "                if (call.waiterMayLead)",
                    "            {\n" + "                if (call.waiterMayLead)",
                    "ConnectionLeadTest#theLeadSkipsCallersThatHaveLeft"),
            new Mutation(
                    "the lead is not handed to the pump",
                    "Connection.java",
                    "        if (unread) { //",
                    "        if (false) { //",
                    "ConnectionLeadTest#theLeadGoesToThePumpWhenTheNextCallIsAsynchronous"),
            new Mutation(
                    "answers that nobody waits for are left unread",
                    "Connection.java",
                    "            unread = true;\n" + "            if (call.isPending()) {\n",
                    "            if (call.isPending()) {\n" + "                unread = true;\n",
                    "ConnectionLeadTest#lateAnswersAreReadAwayThoughNobodyWaits"),
            new Mutation(
                    "an Error of the leader leaves the connection open",
                    "Connection.java",
                    "            close(lost(withAdvice(e)));\n" + "            if (e instanceof Error error) {",
                    "            if (e instanceof Error error) {",
                    "ConnectionLeadTest#aLeaderThatDiesOfAnErrorStrandsNobody"),
            new Mutation(
                    "an interruptible caller leads on a socket that an interrupt closes",
                    "Dispatcher.java",
                    "connection.callersMayLead() && ",
                    "",
                    "ConnectionLeadTest#onlyThreadsOfTheClientTouchASocketThatAnInterruptWouldClose"),
            new Mutation(
                    "an interruptible caller writes to a socket that an interrupt closes",
                    "Outbox.java",
                    "case OTHER_CALLER -> transport.isInterruptSafe() && fits;",
                    "case OTHER_CALLER -> fits;",
                    "ConnectionLeadTest#onlyThreadsOfTheClientTouchASocketThatAnInterruptWouldClose"),
            new Mutation(
                    "an answered caller is not woken",
                    "Call.java",
                    "                LockSupport.unpark(waiter);",
                    "",
                    "ConnectionLeadTest#aWaiterIsWokenByItsAnswer"),
            new Mutation(
                    "the oldest call is looked for without a second look at the head",
                    "InFlightQueue.java",
                    "            if (taken == head) { //",
                    "            { //",
                    "InFlightQueueTest"),
            new Mutation(
                    "a call taken from the queue leads astray who looks from outside",
                    "InFlightQueue.java",
                    "        head = call;\n" + "        taken.next = null;",
                    "        taken.next = null;\n" + "        head = call;",
                    "InFlightQueueTest"),
            new Mutation(
                    "who waits for no answer of its own is not woken for",
                    "Connection.java",
                    "        if (!leading.get()) { // else the leader passes the lead on",
                    "        if (leading.get()) { //",
                    "ConnectionRacesTest"),
            // How a call ends.
            new Mutation(
                    "a call that was left is told of its answer",
                    "Call.java",
                    "        if (STATE.compareAndSet(this, PENDING, DONE)) {",
                    "        if (state != DONE) {\n" + "            state = DONE;",
                    "ConnectionLeavingTest#aCallThatWasAbandonedIsNotTold"),
            new Mutation(
                    "leaving is no atomic step",
                    "Call.java",
                    "        return STATE.compareAndSet(this, PENDING, ABANDONED);",
                    "        if (state != PENDING) {\n" + "            return false;\n" + "        }\n"
                            + "        state = ABANDONED;\n" + "        return true;",
                    "CallTest"),
            new Mutation(
                    "being answered is no atomic step",
                    "Call.java",
                    "        if (STATE.compareAndSet(this, PENDING, DONE)) {",
                    "        if (state == PENDING) {\n" + "            state = DONE;",
                    "CallTest"),
            new Mutation(
                    "an interrupt closes the connection",
                    "Connection.java",
                    "                    passOn(); // whoever handed the lead to this thread counts on it",
                    "                    close(lost(null));",
                    "ConnectionLeavingTest#anInterruptedWaiterLeavesAndItsLateAnswerIsDropped"),
            new Mutation(
                    "a time-out closes the connection",
                    "Connection.java",
                    "                    passOn();\n" + "                    return new",
                    "                    close(lost(null));\n" + "                    return new",
                    "ConnectionLeavingTest#aWaiterThatRunsOutOfTimeLeavesAndTheConnectionIsKept"),
            new Mutation(
                    "an answered caller that is interrupted is failed",
                    "Connection.java",
                    "                if (call.abandon()) {\n" + "                    passOn(); //",
                    "                {\n" + "                    passOn(); //",
                    "ConnectionLeavingTest#anAnswerThatComesTogetherWithAnInterruptIsGiven"),
            new Mutation(
                    "closing leaves calls that nobody reads for",
                    "Connection.java",
                    "            pump.stop();\n" + "            failAll(reason);",
                    "            pump.stop();",
                    "ConnectionClosingTest#closingFailsACallThatNobodyReadsFor"),
            new Mutation(
                    "calls are not failed when the owner fails",
                    "Connection.java",
                    "            ownerTold = true;\n" + "            pump.stop();\n" + "            failAll(reason);\n"
                            + "        }",
                    "            ownerTold = true;\n" + "        }\n" + "        pump.stop();\n"
                            + "        failAll(reason);",
                    "ConnectionClosingTest#anOwnerThatFailsStrandsNobody"),
            new Mutation(
                    "calls are not failed when one of them cannot be told",
                    "Connection.java",
                    "            } catch (RuntimeException e) {\n" + "                problem = e;",
                    "            } catch (IllegalArgumentException e) {\n" + "                problem = e;",
                    "ConnectionLeadTest#aCallThatFailsWhenItIsToldStrandsNoOther"),
            new Mutation(
                    "a request that never left is said to have been sent",
                    "Connection.java",
                    "        if (outbox.isUnsent(call)) {",
                    "        if (false) {",
                    "ConnectionClosingTest#aRequestThatNeverLeftSaysSo"),
            // Who writes.
            new Mutation(
                    "two threads write at once",
                    "Outbox.java",
                    "        if (flushing || heldBack) {",
                    "        if (heldBack) {",
                    "ConnectionWritesTest#requestsThatArriveDuringAWriteLeaveInOneAndGetsShareALine"),
            new Mutation(
                    "a get joins a line that has left",
                    "Outbox.java",
                    "        spare = batch;\n" + "        openLine = null;",
                    "        spare = batch;",
                    "ConnectionWritesTest#requestsThatArriveDuringAWriteLeaveInOneAndGetsShareALine"),
            new Mutation(
                    "requests do not gather while the leader decodes",
                    "Outbox.java",
                    "        heldBack = true;",
                    "",
                    "ConnectionWritesTest#requestsThatComeWhileTheLeaderDecodesLeaveInOneWrite"),
            new Mutation(
                    "what gathered while the leader decodes is not written",
                    "Outbox.java",
                    "            heldBack = false;",
                    "",
                    "ConnectionWritesTest#requestsThatComeWhileTheLeaderDecodesLeaveInOneWrite"),
            new Mutation(
                    "an answered call takes up room until its reader has read all there is",
                    "Outbox.java",
                    "hasRoom(bytes) || (catchUp() && hasRoom(bytes))",
                    "hasRoom(bytes)",
                    "ConnectionBoundsTest#anAnsweredCallMakesRoomThoughTheReaderHasMoreToRead"),
            new Mutation(
                    "the flusher leaves behind what gathered during its write",
                    "Outbox.java",
                    "batch != null; batch = takeBatch(writer)",
                    "batch != null; batch = null",
                    "ConnectionWritesTest#requestsThatArriveDuringAWriteLeaveInOneAndGetsShareALine"),
            new Mutation(
                    "a caller that may be handed the lead blocks in a write",
                    "Outbox.java",
                    "transport.isInterruptSafe() && (fits || queuedCalls - answeredCalls == 1)",
                    "transport.isInterruptSafe()",
                    "ConnectionWritesTest#aCallerThatMayBeHandedTheLeadLeavesALargeBatchToAnotherThread"),
            new Mutation(
                    "the leader blocks in a write",
                    "Outbox.java",
                    "case LEADER -> fits;",
                    "case LEADER -> true;",
                    "ConnectionWritesTest#theLeaderLeavesALargeBatchToAnotherThread"),
            new Mutation(
                    "many small writes are thought to fit the socket",
                    "Outbox.java",
                    " && writeEnds[nextWrite] <= answeredBytes;",
                    ";",
                    "ConnectionWritesTest#manySmallWritesWithoutAnAnswerAreLeftToAnotherThreadToo"),
            new Mutation(
                    "an Error of the flusher leaves the connection open",
                    "Outbox.java",
                    "            connection.close(connection.lost(e));\n"
                            + "            if (e instanceof Error error) {",
                    "            if (e instanceof Error error) {",
                    "ConnectionClosingTest#aFlusherThatDiesOfAnErrorStrandsNobody"),
            new Mutation(
                    "a request encoded in part leaves the connection open",
                    "Outbox.java",
                    "                call.encode(out);\n" + "                openLine = null;\n" + "            }\n"
                            + "        } catch (RuntimeException | Error e) {\n" + "            brokenBy = e;",
                    "                call.encode(out);\n" + "                openLine = null;\n" + "            }\n"
                            + "        } catch (RuntimeException | Error e) {",
                    "ConnectionClosingTest#aRequestThatCannotBeEncodedTakesTheConnectionAlongButStrandsNobody"),
            // Room in the queue.
            new Mutation(
                    "room is made and nobody told",
                    "Outbox.java",
                    "            if (waitingForRoom > 0) {\n" + "                roomMade.signalAll();",
                    "            if (waitingForRoom > 0) {",
                    "ConnectionBoundsTest#aBlockingCallerWaitsForRoom"),
            new Mutation(
                    "who waits for room is not told that the connection closes",
                    "Outbox.java",
                    "            closedBy = reason;\n" + "            roomMade.signalAll();",
                    "            closedBy = reason;",
                    "ConnectionBoundsTest#whoWaitsForRoomIsSentElsewhereWhenTheConnectionCloses"),
            new Mutation(
                    "who waits for room is not told that the connection retires",
                    "Outbox.java",
                    "            retired = true;\n" + "            roomMade.signalAll();",
                    "            retired = true;",
                    "ConnectionBoundsTest#whoWaitsForRoomIsSentElsewhereWhenTheConnectionRetires"),
            new Mutation(
                    "an asynchronous caller waits for room",
                    "Outbox.java",
                    "            if (!waitForRoom || remaining <= 0) {",
                    "            if (remaining <= 0) {",
                    "ConnectionBoundsTest#aFullQueueRefusesAsynchronousCallsAtOnce"),
            new Mutation(
                    "nothing bounds noreply requests",
                    "Outbox.java",
                    "            append(barrier(call.deadlineNanos));",
                    "",
                    "ConnectionWritesTest#noreplyRequestsAreFollowedByABarrierNowAndThen"),
            // Retiring.
            new Mutation(
                    "a retired connection stays open after its last write",
                    "Outbox.java",
                    "        if (batch == null && retired) {\n" + "            closeIfRetired();\n" + "        }\n"
                            + "        return batch;",
                    "        return batch;",
                    "ConnectionClosingTest#aRetiredConnectionClosesAfterItsLastWriteThoughNothingIsAnswered"),
            new Mutation(
                    "a retired connection stays open after its last answer",
                    "Outbox.java",
                    "        } else if (retired) {\n" + "            closeIfRetired();\n" + "        }",
                    "        }",
                    "ConnectionClosingTest#aRetiredConnectionClosesWhenTheLastCallIsAnswered"),
            new Mutation(
                    "a retired connection closes under calls that are under way",
                    "Outbox.java",
                    "retired && queuedCalls == answeredCalls && out.length() == 0 && !flushing",
                    "retired",
                    "ConnectionRacesTest"),
            // Which answer belongs to whom.
            new Mutation(
                    "the key of a value is not compared",
                    "RetrievalCall.java",
                    "        return reply.keyEquals(key);",
                    "        return true;",
                    "ConnectionAnswersTest#aValueOfAKeyThatNobodyAskedForIsGivenToNobody"),
            new Mutation(
                    "an answer that was there before its request is taken",
                    "ReplyRouter.java",
                    "        return oldest == null || oldest.endPosition - sentBytes > 0 ? null : oldest;",
                    "        return oldest;",
                    "ConnectionAnswersTest#anAnswerThatWasThereBeforeTheRequestAnswersItNot"),
            new Mutation(
                    "a stream in doubt is kept",
                    "ReplyRouter.java",
                    "        if (Call.isError(kind) && call.isDoubtfulAfter(kind)) {",
                    "        if (false) {",
                    "ConnectionAnswersTest#clientErrorToAStoreClosesTheConnectionSinceItsDataMayBeReadAsCommands"),
            new Mutation(
                    "an error of a shared line is taken for everybody's answer",
                    "RetrievalCall.java",
                    "        previous.shared = true;",
                    "",
                    "ConnectionAnswersTest#anErrorLineFailsItsLineAndNobodyElse"),
            new Mutation(
                    "a repeated get shares a line again",
                    "RetrievalCall.java",
                    " && !alone;",
                    ";",
                    "ConnectionAnswersTest#aGetThatIsRepeatedHasALineForItself"),
            new Mutation(
                    "an asynchronous call that is due before the oldest waits for as long as that",
                    "Connection.java",
                    "            return someAreEarly ? Math.min(remaining, endEarly(oldest, nowNanos)) : remaining;",
                    "            return remaining;",
                    "ConnectionLeavingTest#anAsynchronousCallThatIsDueBeforeTheOldestEndsInTimeAndAlone"),
            // Multi commands.
            new Mutation(
                    "an interrupted multi leaves calls behind that others count on",
                    "MultiExchange.java",
                    "                    part.connection.abandon(part.call);",
                    "",
                    "MultiExchangeTest#anInterruptLeavesNoCallBehindThatOthersCountOn"),
            new Mutation(
                    "a multi is counted on to read where it does not wait",
                    "MultiExchange.java",
                    "part.call.waiterMayLead && part.connection == mine;",
                    "part.call.waiterMayLead;",
                    "MultiExchangeTest#isNotCountedOnToReadWhereItDoesNotWaitYet"));
}
