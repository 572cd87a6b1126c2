"""Every page of the office and every step of a case, and who may open them. One line a page: the name of the address,
then who may open it. `↓` says that the right reaches into the organs below as well.

    everybody      also without signing in
    staff          whoever is signed in, whatever they hold
    reader↓ …      the roles named

`own-thing` pages need a thing that the tests of rights do not make, so only their refusals are tried.
"""

from __future__ import annotations

ITEM_READERS = "editor reviewer secrecy_reviewer head report_officer supervisor↓ auditor↓"
DOCUMENT_READERS = "registrar handler editor reviewer secrecy_reviewer head report_officer supervisor↓ auditor↓"
REPORT_READERS = "report_officer reviewer head supervisor↓ auditor↓"
BOOK_READERS = "handler editor report_officer reviewer head supervisor↓ auditor↓"
CASE_READERS = "registrar handler reviewer head secrecy_reviewer report_officer supervisor↓ auditor↓"

PAGES = f"""
home                          everybody
healthz                       everybody
portal:home                   everybody
portal:display                everybody
portal:choose                 everybody
portal:who                    everybody
portal:want                   everybody
portal:review                 everybody
portal:receipt                everybody
portal:noted                  everybody
portal:discard                everybody
portal:follow                 everybody
portal:case                   everybody
portal:correct                everybody
portal:withdraw               everybody
portal:leave                  everybody
portal:find                   everybody
portal:titles                 everybody
portal:organ                  everybody
portal:guide                  everybody
portal:system                 everybody
portal:column                 everybody
portal:item                   everybody
portal:paper                  everybody
accounts:sign_in              everybody
administration:begin          everybody
accounts:code                 everybody
accounts:sign_out             everybody

portal:feed                   everybody
portal:column_feed            everybody
portal:item_data              everybody
portal:item_file              everybody
portal:item_paper             everybody
portal:documents              everybody
portal:document               everybody
portal:document_feed          everybody
portal:interpretation         everybody
portal:interpretation_file    everybody
portal:interpretation_captions everybody
portal:open_data              everybody
portal:dataset                everybody
portal:dataset_schema         everybody
portal:gazettes               everybody
portal:gazette                everybody
portal:gazette_file           everybody
portal:comment_calls          everybody
portal:comment_call           everybody
portal:comment_draft          everybody
portal:comment                everybody
portal:commented              everybody
api:registers                 everybody
portal:document_file          everybody
portal:sitemap                everybody
portal:robots                 everybody
portal:letter                 everybody
portal:reports                everybody
portal:report                 everybody
portal:report_file            everybody
portal:own_report             everybody
portal:own_report_file        everybody
portal:website                everybody
portal:website_file           everybody
api:reports                   everybody
api:consultations             everybody
portal:given                  everybody
portal:letter_file            everybody
api:openapi-json              everybody
api:organs                    everybody
api:items                     everybody
api:item                      everybody
api:documents                 everybody
api:api-root                  everybody

door                          staff
accounts:account              staff
accounts:end_session          staff
accounts:password             staff
accounts:factor_setup         staff

cases:today                   {CASE_READERS}
cases:risk                    {CASE_READERS}
cases:list                    {CASE_READERS}
cases:calls                   {CASE_READERS}
cases:register                registrar
cases:register_trial          registrar
cases:export                  registrar handler report_officer supervisor↓ auditor↓
cases:case                    {CASE_READERS}
cases:find                    {CASE_READERS}
cases:printed                 {CASE_READERS}
cases:keep_filter             {CASE_READERS}
cases:renew_feed              {CASE_READERS}
cases:several                 {CASE_READERS}
cases:workload                registrar head supervisor↓
cases:imports                 registrar head
cases:import_template         {CASE_READERS}
cases:drop_filter             own-thing
cases:import                  own-thing
cases:import_status           own-thing
cases:import_columns          own-thing
cases:import_words            own-thing
cases:import_order            own-thing
cases:import_faults           own-thing
cases:import_numbers          own-thing
cases:import_undo             own-thing
cases:step_facts              own-thing
cases:draft                   own-thing
cases:draft_send_up           own-thing
cases:draft_discard           own-thing
cases:draft_beside            own-thing
cases:draft_propose           own-thing
cases:discard_beside          own-thing
cases:draft_beside_file       own-thing
cases:sheet                   own-thing
cases:draft_file              own-thing
cases:letter                  own-thing
cases:letter_file             own-thing
cases:bundle                  registrar handler
cases:reveal                  registrar handler
cases:volume                  {CASE_READERS}
cases:volume_export           registrar handler report_officer supervisor↓ auditor↓
cases:attach                  registrar handler
cases:paper                   own-thing
cases:withdraw_paper          own-thing
cases:check_enclosure         own-thing
cases:feed                    own-thing
cases:call                    own-thing
cases:call_file               own-thing
cases:proposal                own-thing
cases:consultation            own-thing
cases:slip                    own-thing

normative:library             {DOCUMENT_READERS}
normative:compilation         own-thing
normative:old_stock           {DOCUMENT_READERS}
normative:campaigns           {DOCUMENT_READERS}
normative:new                 handler editor report_officer
normative:campaign_new        handler editor report_officer
normative:document            own-thing
normative:step                own-thing
normative:void                own-thing
normative:version             own-thing
normative:begin               own-thing
normative:release             own-thing
normative:interpretation_new  own-thing
normative:interpretation      own-thing
normative:interpretation_file own-thing
normative:download            own-thing
normative:campaign            own-thing
normative:result              own-thing

publishing:work               {ITEM_READERS}
gazette:issues                {ITEM_READERS}
gazette:old_stock             {ITEM_READERS}
gazette:issue                 own-thing
gazette:download              own-thing
engagement:calls              {DOCUMENT_READERS}
engagement:new                handler editor report_officer
engagement:call               own-thing
engagement:change             own-thing
engagement:download           own-thing
engagement:comments           own-thing
engagement:comment            own-thing
engagement:export             own-thing
publishing:items              {ITEM_READERS}
publishing:afterwards         {ITEM_READERS}
publishing:bulk               {ITEM_READERS}
publishing:catalogue          editor administrator↓
publishing:rename_column      own-thing
publishing:column_keeper      own-thing
publishing:close_column       own-thing
publishing:terms              {ITEM_READERS}
publishing:end_term           own-thing
publishing:imports            editor head
publishing:import_template    editor head
publishing:import             own-thing
publishing:import_status      own-thing
publishing:import_order       own-thing
publishing:import_report      own-thing
publishing:import_undo        own-thing
publishing:old_stock          {ITEM_READERS}
publishing:new                editor
publishing:show               own-thing
publishing:edit               own-thing
publishing:editing            own-thing
publishing:attachment         own-thing
publishing:check              own-thing
publishing:cover              own-thing
publishing:answer             own-thing
publishing:again              own-thing
publishing:form               own-thing
publishing:compare            own-thing
publishing:act                own-thing

registers:overview            {BOOK_READERS}
registers:list                {BOOK_READERS}
registers:export              {BOOK_READERS}
registers:new                 handler editor report_officer
registers:total               handler editor report_officer
registers:template            handler editor report_officer
registers:upload              handler editor report_officer
registers:batch               own-thing
registers:errors              own-thing
registers:undo                own-thing
registers:item                own-thing
registers:publish             own-thing
registers:correct             own-thing
registers:cancel              own-thing

reporting:index               {REPORT_READERS}
reporting:report              {REPORT_READERS}
reporting:file                {REPORT_READERS}
reporting:cell                {REPORT_READERS}
reporting:cell_export         report_officer supervisor↓ auditor↓
reporting:books               {REPORT_READERS}
reporting:last_year           {REPORT_READERS}
reporting:last_year_file      own-thing
reporting:outside             report_officer↓ reviewer head supervisor↓ auditor↓
reporting:outside_original    own-thing
reporting:outside_picture     own-thing
reporting:outside_cell        own-thing
reporting:outside_table       own-thing
reporting:outside_submit      own-thing
reporting:units               {REPORT_READERS}
reporting:units_export        {REPORT_READERS}
reporting:units_act           own-thing
reporting:version             own-thing
reporting:act                 own-thing
reporting:board               {REPORT_READERS}
reporting:board_due           own-thing
reporting:board_urge          supervisor↓
reporting:text                {REPORT_READERS}
reporting:website             {REPORT_READERS}
reporting:website_file        {REPORT_READERS}
reporting:preview             {REPORT_READERS}
reporting:way                 {REPORT_READERS}
reporting:walk                own-thing
reporting:signed              own-thing
reporting:sheet               own-thing

files:keeping                 administrator↓

administration:people         auditor↓ administrator↓
administration:person         auditor↓ administrator↓
administration:new_person     administrator↓
administration:rosters        administrator↓
administration:roster_template  administrator↓
administration:roster         own-thing
administration:roster_status  own-thing
administration:roster_order   own-thing
administration:roster_faults  own-thing
administration:roster_passwords  own-thing
administration:appoint        administrator↓
administration:end            administrator↓
administration:close          administrator↓
administration:reopen         administrator↓
administration:password       administrator↓
administration:factor         administrator↓
administration:unlock         administrator↓
administration:sign_out       administrator↓
administration:organs         auditor↓ administrator↓
administration:organ          auditor↓ administrator↓
administration:found          administrator↓
administration:rename         administrator↓
administration:merge          administrator↓
administration:mergers        supervisor↓ auditor↓ administrator↓
administration:merger         own-thing
administration:settle_merger  own-thing
administration:particulars    administrator↓
administration:practice       administrator↓
administration:calendars      auditor↓ administrator↓
administration:enter_notice   administrator↓
administration:security       auditor↓ administrator↓
administration:keys           administrator↓
administration:rotate         administrator↓
administration:journal        auditor↓
administration:days           auditor↓
administration:export_lines   auditor↓
administration:export_whole   own-thing
"""

STEPS_OPEN_TO = """
received                registrar
correction-noticed      handler
corrected               registrar handler
third-party-asked       handler
third-party-answered    registrar handler
organ-asked             handler
organ-answered          registrar handler
reasons-asked           handler
reasons-given           registrar handler
delayed                 handler
extended                handler
fee-noticed             handler
fee-paid                registrar handler
drafted                 handler
returned                reviewer head
signed                  head
served                  registrar handler
third-party-told        handler
record-corrected        handler
withdrawn               registrar handler
archived                registrar handler
reconsideration-filed   registrar handler
suit-filed              registrar handler
dispute-decided         registrar handler
reopened                handler
voided                  registrar handler reviewer head
review                  reviewer secrecy_reviewer
assign                  registrar head
urge                    supervisor↓
answer-urging           registrar handler head
take                    handler
refuse                  handler
split                   registrar
prove                   registrar handler
call                    handler
"""
