"""Every verb of the office, and what it asks of whoever calls it. One line a verb: its name, then

case.handle …  the permissions, one of which it asks for by itself
entry          it writes an entry: `cases.policies.ALLOWED` says who may, kind by kind
chain          the chain of signatures says whose turn it is
part           it runs only inside the transaction of another verb, which has asked
own, above, public, first, system   it asks nobody; `ARGUED` says why that is right
"""

from __future__ import annotations

COMMANDS = """
accounts.answer_factor.answer_factor             own
accounts.appoint.appoint                         person.manage
accounts.begin_factor.begin_factor               own
accounts.change_password.change_password         own
accounts.close_person.close_person               person.manage
accounts.confirm_factor.confirm_factor           own
accounts.create_person.create_person             person.manage
accounts.end_appointment.end_appointment         person.manage
accounts.end_sessions.end_sessions               person.manage
accounts.reopen_person.reopen_person             person.manage
accounts.reset_factor.reset_factor               person.manage
accounts.reset_password.reset_password           person.manage
accounts.unlock.unlock                           person.manage

administration.begin.begin                       first
administration.enter_notice.enter_notice         calendar.enter
administration.enter_notice.require_reach        part
administration.export_journal.export_journal     journal.read
administration.mergers.approve_merger            chain
administration.mergers.merge_organ               organ.manage
administration.mergers.return_merger             chain
administration.mergers.undo_merger               organ.manage
administration.mergers.withdraw_merger           organ.manage
administration.organs.choose_practice            organ.manage
administration.organs.found_below                organ.manage
administration.organs.keep_particulars           organ.manage
administration.organs.rename_organ               organ.manage
administration.rosters.check.check               part
administration.rosters.hand_over.forget          system
administration.rosters.hand_over.hand_over       person.manage
administration.rosters.journal.told              part
administration.rosters.order.drop                person.manage
administration.rosters.order.held                person.manage
administration.rosters.order.order               person.manage organ.manage
administration.rosters.order.upload              person.manage organ.manage
administration.rosters.write.write               system
administration.rotate_keys.keeps_everything      organ.manage
administration.rotate_keys.rotate_keys           organ.manage

approvals.decide.decide                          chain
approvals.open_chain.open_chain                  part
approvals.record.record                          part
approvals.restart.restart                        part
approvals.see.see                                part
approvals.send_back.send_back                    chain
approvals.sign.sign                              chain
approvals.submit.submit                          part
approvals.withdraw.withdraw                      part

cases.answer_organ.answer_organ                  entry
cases.answer_third_party.answer_third_party      entry
cases.answer_urging.answer_urging                case.handle case.assign
cases.append.append                              entry
cases.append.enter                               entry
cases.append.prepared                            entry
cases.approve.approve                            chain
cases.archive.archive                            entry
cases.arrive.arrive                              entry
cases.ask_organ.ask_organ                        entry
cases.ask_reasons.ask_reasons                    entry
cases.ask_third_party.ask_third_party            entry
cases.assign.assign                              case.assign
cases.assign.write_assignment                    part
cases.attach.attach                              case.handle case.register
cases.calls.answer.answer                        call.answer
cases.calls.ask.ask                              case.handle
cases.calls.keep.keep                            part
cases.calls.move_due.move_due                    case.handle
cases.calls.remind.remind                        case.handle
cases.calls.withdraw.withdraw                    case.handle
cases.check_enclosure.check_enclosure            case.handle case.register
cases.check_enclosure.let_through                case.handle case.register
cases.closed_years.close                         part
cases.confirm.confirm                            entry
cases.consult.answered                           entry
cases.consult.asked                              entry
cases.correct.correct                            entry
cases.decide_dispute.decide_dispute              entry
cases.decline.decline                            chain
cases.delay.delay                                entry
cases.delay.enter_delay                          entry
cases.draft.draft                                entry
cases.export.export                              case.export
cases.export_evidence.export_evidence            case.export
cases.extend.enter_extension                     entry
cases.extend.extend                              entry
cases.file_dispute.file_dispute                  entry
cases.give_reasons.give_reasons                  entry
cases.imports.choose.choose_columns              case.import
cases.imports.choose.explain_words               case.import
cases.imports.choose.held                        case.import
cases.imports.order.drop                         case.import
cases.imports.order.order                        case.import
cases.imports.undo.order_undo                    case.sign
cases.imports.undo.undo                          entry
cases.imports.upload.upload                      case.import
cases.imports.write.write                        system
cases.issue_paper.issue_paper                    case.handle
cases.keep_filter.drop_filter                    own
cases.keep_filter.keep_filter                    own
cases.keep_slip.keep_slip                        entry
cases.notice_correction.notice_correction        entry
cases.notice_fee.notice_fee                      entry
cases.open_paper.open_paper                      case.read case.reveal_identity
cases.pay_fee.pay_fee                            entry
cases.permit.permit                              case.amend
cases.proposals.settle                           part
cases.proposals.tell                             part
cases.propose.propose_decision                   case.handle
cases.propose.propose_delay                      case.handle
cases.propose.propose_draft                      case.handle
cases.propose.propose_extension                  case.handle
cases.propose.propose_voiding                    case.handle
cases.prove.prove                                case.serve
cases.redate.redate                              calendar.enter
cases.refuse.refuse                              case.handle
cases.register.receive                           entry
cases.register.register                          entry
cases.renew_feed.renew_feed                      own
cases.reopen.reopen                              entry
cases.retract.retract                            case.handle
cases.reveal.reveal                              case.reveal_identity
cases.reveal_party.reveal_party                  case.reveal_identity
cases.review.review                              chain
cases.rotate_keys.begin_rotation                 above
cases.rotate_keys.drop_key                       above
cases.rotate_keys.rotate_keys                    above
cases.send_back.send_back                        entry
cases.serve.serve                                entry
cases.sign.sign                                  entry
cases.signatures.call_off                        part
cases.signatures.change_content                  part
cases.signatures.put_signature                   chain
cases.signatures.return_to_author                chain
cases.signatures.send_up                         part
cases.split.split                                entry
cases.submit.submit                              entry
cases.take.require_taker                         case.handle
cases.take.take                                  case.handle
cases.take_bundle.take_bundle                    case.bundle
cases.take_letter.take_letter                    case.reveal_identity
cases.urge.tell                                  part
cases.urge.urge                                  case.urge
cases.void.enter_voiding                         entry
cases.void.void                                  entry
cases.withdraw.withdraw                          entry
cases.withdraw_paper.withdraw_paper              case.handle case.register
cases.write_letter.discard_letter                case.handle
cases.write_letter.edit_decision                 case.handle
cases.write_letter.edit_letter                   case.handle
cases.write_letter.write_decision                case.handle
cases.write_letter.write_letter                  case.handle
cases.write_letter.written_decision              part

files.hold.adopt                                 part
files.hold.hold                                  above
files.hold.hold_package                          above
files.keep.enter                                 part
files.keep.keep                                  above
files.look.look                                  above
engagement.draft.begin                           comment.handle
engagement.draft.change                          comment.handle
engagement.draft.drop                            comment.handle
engagement.let_out.let_out                       comment.handle
engagement.let_out.stop                          comment.handle
engagement.receive.enter                         comment.handle
engagement.receive.receive                       public
engagement.record.allowed                        part
engagement.record.tell                           part
engagement.review.send_back                      chain
engagement.review.send_up                        comment.handle
engagement.review.sign                           chain
engagement.review.take_back                      comment.handle
engagement.sort.export                           comment.handle
engagement.sort.point_out                        comment.handle
engagement.sort.put_under                        comment.handle
engagement.sort.reveal                           comment.handle
engagement.sort.sum_up                           comment.handle
engagement.sort.unpoint                          comment.handle
engagement.tie.link_result                       part
engagement.tie.tie                               comment.handle

files.reseal.reseal                              system
files.withdraw.withdraw                          above

gate.look_back.keep                              system
gate.look_back.stand                             above

gazette.look_back.let_stand                      item.draft
gazette.compose.arrange                          item.draft
gazette.compose.begin                            item.draft
gazette.compose.drop                             item.draft
gazette.compose.take_in                          item.draft
gazette.record.allowed                           part
gazette.review.let_out                           item.publish
gazette.review.send_back                         chain
gazette.review.send_up                           item.draft
gazette.review.sign                              chain

journal.seal_day.seal_day                        system
journal.write.following                          part
journal.write.write                              part
journal.vouch.vouch                              part

normative.amend.amend                            document.enter
normative.append.append                          document.enter
normative.append.enter                           part
normative.campaigns.cancel                       document.clean
normative.campaigns.carry_out                    document.clean
normative.campaigns.open_campaign                document.clean
normative.campaigns.propose                      document.clean
normative.campaigns.publish                      document.clean
normative.campaigns.send_back                    chain
normative.campaigns.send_up                      document.clean
normative.campaigns.sign                         chain
normative.describe.describe                      document.enter
normative.end.end                                document.enter
normative.file.file                              document.enter
normative.issue.issue                            document.enter
normative.keep_text.keep_text                    document.enter
normative.keep_text.text_kept                    document.enter
normative.link.link                              document.enter
normative.release.explain.excuse                 document.enter
normative.release.explain.explain                document.enter
normative.release.explain.unexplain              document.enter
normative.release.let_out.let_out                document.enter
normative.release.let_out.note_out               document.enter
normative.release.look.answer_for                document.enter
normative.release.look_back.let_stand            document.enter
normative.release.mask.mask                      document.enter
normative.release.prepare.drop                   document.enter
normative.release.prepare.prepare                document.enter
normative.release.record.allowed                 part
normative.release.record.tell                    part
normative.release.review.send_back               chain
normative.release.review.send_up                 document.enter
normative.release.review.sign                    chain
normative.renew.renew                            document.enter
normative.void.void                              document.enter

organs.choose_practice.choose_practice           above
organs.enter_notice.enter_notice                 above
organs.found.found                               above
organs.keep_particulars.keep_particulars         above
organs.merge.ask_merger                          above
organs.merge.closed_into                         part
organs.merge.merge                               above
organs.merge.reopened                            part
organs.merge.settle_merger                       above
organs.rename.rename                             above

publishing.attend.attend                         part
publishing.attend.leave                          part
publishing.columns.add_column                    catalogue.manage
publishing.columns.name_keeper                   catalogue.manage
publishing.columns.close_column                  catalogue.manage
publishing.columns.rename_column                 catalogue.manage
publishing.discard.discarded                     part
publishing.discard.discard                       item.draft
publishing.draft.draft                           item.draft
publishing.draft.revise                          item.draft
publishing.draft.begun                           part
publishing.edit.edit                             item.draft
publishing.enclose.enclose                       part
publishing.keep.keep                             item.draft
publishing.mask.mask                             item.draft
publishing.open_catalogue.open_catalogue         catalogue.manage
publishing.publish.force                         item.force
publishing.publish.publish                       item.publish
publishing.record.allowed                        part
publishing.record.tell                           part
publishing.review.proofread                      item.read
publishing.review.review                         chain
publishing.review.send_back                      chain
publishing.reviews.begin                         part
publishing.reviews.void                          part
publishing.screen.overrule                       item.draft
publishing.send_up.recall                        item.draft
publishing.send_up.send_up                       item.draft
publishing.take_down.brought_down                part
publishing.take_down.take_down                   item.take_down
publishing.terms.end_term                        catalogue.manage
publishing.terms.list_term                       catalogue.manage

registers.append.begin                           part
registers.append.begin_all                       part
registers.append.follow                          part
registers.cancel.cancel                          register.correct
registers.cancel.put_out                         part
registers.correct.correct                        register.correct
registers.enter.enter                            register.enter
registers.enter_total.enter_total                register.enter
registers.export.export                          register.read
registers.publish.publish                        register.enter
registers.settle.confirm                         register.enter
registers.settle.drop                            register.enter
registers.settle.set_columns                     register.enter
registers.settle.undo                            register.correct
registers.upload.upload                          register.enter

reporting.close_year.close_year                  report.close
reporting.correct_report.correct_report          report.close
reporting.declare_none.declare_none              report.prepare
reporting.declare_none.take_back                 report.prepare
reporting.ending.ended                           part
reporting.export_listing.export_listing          report.read
reporting.fill_website.fill_website               report.prepare
reporting.freeze.freeze                          part
reporting.open_year.open_year                    report.prepare
reporting.outside.confirm.confirm                report.prepare
reporting.outside.confirm.confirm_table          report.prepare
reporting.outside.confirm.held                   report.prepare
reporting.outside.submit.submit                  report.prepare
reporting.outside.take.take                      report.prepare
reporting.reports.announce.announce              report.publish
reporting.reports.deadline.remind                report.receive
reporting.reports.deadline.set_due               report.receive
reporting.reports.hand_in.accept_report          report.receive
reporting.reports.hand_in.hand_in                report.prepare
reporting.reports.hand_in.publish_report         report.publish
reporting.reports.hand_in.return_report          report.receive
reporting.reports.send_up.send_up                report.prepare
reporting.reports.sign_report.send_report_back   chain
reporting.reports.sign_report.sign_report        chain
reporting.reports.step.move                      part
reporting.rollup.absent.agree_absent             report.receive
reporting.rollup.absent.declare_absent           report.prepare
reporting.rollup.absent.end_absent               report.prepare
reporting.rollup.declare.declare                 report.prepare
reporting.rollup.declare.take_back               report.prepare
reporting.rollup.put_in.leave_out                report.prepare
reporting.rollup.put_in.put_in                   report.prepare
reporting.waive.end_waiver                       report.waive
reporting.waive.waive                            report.waive
reporting.write_text.write_text                  report.prepare
"""

ARGUED = {
    "own": "It touches nothing but the account, the lists or the calendar of whoever calls it.",
    "above": (
        "The lower floor does it for the upper ones, which ask: organs and keys for `administration`, files for the"
        " capability whose thing they belong to; each of those is in this table with its permission."
    ),
    "public": "Anybody may do it without an account; the robot's question and the limit of tries stand before it.",
    "first": "There is nobody yet who could be asked; once there is, it refuses.",
    "system": (
        "Nobody calls it: it is the installation's own work, by night or out of the queue that somebody with the right"
        " has filled."
    ),
}
"""Why a verb may ask nobody."""
