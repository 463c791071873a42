import { StatusCell as StatusCell_2a2f8c980a1eecc9d289e0d799540157 } from '@/src/admin/status/StatusCell'
import { JsonArea as JsonArea_7f6a34c9483b08cd99f3aa5621fa988e } from '@/src/admin/code/JsonArea'
import { GenerateLink as GenerateLink_353705bbd855b230273e1cf95f147ca1 } from '@/src/admin/generate/GenerateLink'
import { DocumentView as DocumentView_ba002b192ec899322ff834e03dc65c32 } from '@/src/admin/document/DocumentView'
import { SourceFile as SourceFile_c072c5b1fda8c4ba8a1b73c870c36f41 } from '@/src/admin/source/SourceFile'
import { TemplatePreview as TemplatePreview_9f91ff20f1853eec282b7ebc9ecfba62 } from '@/src/admin/template/TemplatePreview'
import { CodeArea as CodeArea_96afaf6024febec9823d80a1a898c48f } from '@/src/admin/code/CodeArea'
import { ColourField as ColourField_eb4e8cfae868bbcd1997eb71de849032 } from '@/src/admin/brand/ColourField'
import { AccountsTab as AccountsTab_74d568a898b864d782e2cadeda620dfc } from '@/src/admin/client/accounts/AccountsTab'
import { Activity as Activity_95c9831e03794abe9c137c985cbca770 } from '@/src/admin/client/Activity'
import { SeatsHint as SeatsHint_2b0e2a74c3d1d52f4a7e21c517e5d46e } from '@/src/admin/client/SeatsHint'
import { ExportButton as ExportButton_4e2d6b438aa40170b19ed3176432ca15 } from '@/src/admin/client/ExportButton'
import { OpenTab as OpenTab_b9bf3e5b8dcf6d8079c19a4c73a34b67 } from '@/src/admin/client/accounts/OpenTab'
import { GenerateButton as GenerateButton_c9c15b0c96b6a8a823fe34ed5e4edede } from '@/src/admin/generate/GenerateButton'
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { ZoneField as ZoneField_c08d88912a468b0254a869bf5ab7e973 } from '@/src/admin/account/ZoneField'
import { LocaleField as LocaleField_070d4ef8dcdb10862ae8139f3e62f38d } from '@/src/admin/account/LocaleField'
import { NotificationChoices as NotificationChoices_e8902da625247559615ee41f2e22261c } from '@/src/admin/account/NotificationChoices'
import { SignInSection as SignInSection_475de60b2cb2662c4767310e82c52a77 } from '@/src/admin/account/SignInSection'
import { Memberships as Memberships_5a301353093c82db894415a979437376 } from '@/src/admin/account/Memberships'
import { FileUpload as FileUpload_3345709a6fa4621c3b3dbf8f14947b43 } from '@/src/admin/file/FileUpload'
import { SecretField as SecretField_2c6e57c391a9760b2a9a25a2bf4ddc48 } from '@/src/admin/connection/SecretField'
import { TitleCell as TitleCell_41967ffa2be198909aa59436210461c8 } from '@/src/admin/notification/TitleCell'
import { ReadCell as ReadCell_4afb568e642b3a0347555db0d20f80f2 } from '@/src/admin/notification/ReadCell'
import { NotificationView as NotificationView_f765db3238dffedcc6f5e7be058b8c6e } from '@/src/admin/notification/NotificationView'
import { StartWish as StartWish_eb97e7726f2091b195273578cb86a2e4 } from '@/src/admin/wish/StartWish'
import { PostView as PostView_3e6b06781a915032e4eab39e411b4b74 } from '@/src/admin/social/post/PostView'
import { PostsView as PostsView_4a289ba7b6ae96713d4d5de834d4522b } from '@/src/admin/social/list/PostsView'
import { Icon as Icon_9e2c19bf4117a5d802a327e62622641c } from '@/src/admin/brand/Icon'
import { Logo as Logo_38684dfe8cf74c490aab29e5ef79ce6c } from '@/src/admin/brand/Logo'
import { TeamNavLink as TeamNavLink_4fa1f9b87f68ae4dd51531b0c7112a68 } from '@/src/admin/team/TeamNavLink'
import { SettingsNav as SettingsNav_e9be3d3bd27d9d055990a1cadb1c8c40 } from '@/src/admin/settings/SettingsNav'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { GenerateNavLink as GenerateNavLink_ad42cfe0bb0da3fee6d5e94ccdf6aa96 } from '@/src/admin/nav/GenerateNavLink'
import { WorkNavLinks as WorkNavLinks_25e1cf4f90a7185f1cfb69fdf091fcae } from '@/src/admin/nav/WorkNavLinks'
import { KeepSession as KeepSession_4adf25612fe0c33822d5d35415282d61 } from '@/src/admin/session/KeepSession'
import { StepUp as StepUp_72dd258b7330950710059de5411d68ea } from '@/src/admin/stepUp/StepUp'
import { NameParts as NameParts_8b49eb3cecdb409d61b2f9ae330a9d45 } from '@/src/admin/form/NameParts'
import { AgencyProvider as AgencyProvider_758988010e5b602054ec962d8cfc617c } from '@/src/admin/agency/AgencyProvider'
import { TeamView as TeamView_15fb9e7516111586519ea4683322de6a } from '@/src/admin/team/TeamView'
import { SignInView as SignInView_9ad82137c135c653dd9a0dc7492b53dd } from '@/src/admin/signIn/SignInView'
import { Dashboard as Dashboard_feb4c99c8161cd9f4fb2d87b5ef45d91 } from '@/src/admin/dashboard/Dashboard'
import { ComposerView as ComposerView_09244e4b7ca9c43460410916a9ec6b64 } from '@/src/admin/social/composer/ComposerView'
import { CalendarView as CalendarView_cc955bcab262f4453203427cb6b9e001 } from '@/src/admin/social/calendar/CalendarView'
import { MessagesView as MessagesView_6d068a9ff1156d5cbf94523970f311a6 } from '@/src/admin/social/messages/MessagesView'
import { MyClientsView as MyClientsView_c9ba1b780cf4a9b247a114cf70208d48 } from '@/src/admin/social/clients/MyClientsView'
import { OverridesView as OverridesView_25d05a391d8d5442680734b536007ac8 } from '@/src/admin/social/overrides/OverridesView'
import { FiguresView as FiguresView_4fb946428a654d54080b191193da49f5 } from '@/src/admin/social/figures/FiguresView'
import { ExportsView as ExportsView_5c296d2ce7071dc610a473d3f9224f61 } from '@/src/admin/social/export/ExportsView'
import { GenerateView as GenerateView_5a965484404b7c2cf744fa9e746f8076 } from '@/src/admin/generate/GenerateView'
import { SettingsView as SettingsView_4d2fd242cf717002bf7c3d20f59ac73e } from '@/src/admin/settings/SettingsView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@/src/admin/status/StatusCell#StatusCell": StatusCell_2a2f8c980a1eecc9d289e0d799540157,
  "@/src/admin/code/JsonArea#JsonArea": JsonArea_7f6a34c9483b08cd99f3aa5621fa988e,
  "@/src/admin/generate/GenerateLink#GenerateLink": GenerateLink_353705bbd855b230273e1cf95f147ca1,
  "@/src/admin/document/DocumentView#DocumentView": DocumentView_ba002b192ec899322ff834e03dc65c32,
  "@/src/admin/source/SourceFile#SourceFile": SourceFile_c072c5b1fda8c4ba8a1b73c870c36f41,
  "@/src/admin/template/TemplatePreview#TemplatePreview": TemplatePreview_9f91ff20f1853eec282b7ebc9ecfba62,
  "@/src/admin/code/CodeArea#CodeArea": CodeArea_96afaf6024febec9823d80a1a898c48f,
  "@/src/admin/brand/ColourField#ColourField": ColourField_eb4e8cfae868bbcd1997eb71de849032,
  "@/src/admin/client/accounts/AccountsTab#AccountsTab": AccountsTab_74d568a898b864d782e2cadeda620dfc,
  "@/src/admin/client/Activity#Activity": Activity_95c9831e03794abe9c137c985cbca770,
  "@/src/admin/client/SeatsHint#SeatsHint": SeatsHint_2b0e2a74c3d1d52f4a7e21c517e5d46e,
  "@/src/admin/client/ExportButton#ExportButton": ExportButton_4e2d6b438aa40170b19ed3176432ca15,
  "@/src/admin/client/accounts/OpenTab#OpenTab": OpenTab_b9bf3e5b8dcf6d8079c19a4c73a34b67,
  "@/src/admin/generate/GenerateButton#GenerateButton": GenerateButton_c9c15b0c96b6a8a823fe34ed5e4edede,
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
  "@/src/admin/account/ZoneField#ZoneField": ZoneField_c08d88912a468b0254a869bf5ab7e973,
  "@/src/admin/account/LocaleField#LocaleField": LocaleField_070d4ef8dcdb10862ae8139f3e62f38d,
  "@/src/admin/account/NotificationChoices#NotificationChoices": NotificationChoices_e8902da625247559615ee41f2e22261c,
  "@/src/admin/account/SignInSection#SignInSection": SignInSection_475de60b2cb2662c4767310e82c52a77,
  "@/src/admin/account/Memberships#Memberships": Memberships_5a301353093c82db894415a979437376,
  "@/src/admin/file/FileUpload#FileUpload": FileUpload_3345709a6fa4621c3b3dbf8f14947b43,
  "@/src/admin/connection/SecretField#SecretField": SecretField_2c6e57c391a9760b2a9a25a2bf4ddc48,
  "@/src/admin/notification/TitleCell#TitleCell": TitleCell_41967ffa2be198909aa59436210461c8,
  "@/src/admin/notification/ReadCell#ReadCell": ReadCell_4afb568e642b3a0347555db0d20f80f2,
  "@/src/admin/notification/NotificationView#NotificationView": NotificationView_f765db3238dffedcc6f5e7be058b8c6e,
  "@/src/admin/wish/StartWish#StartWish": StartWish_eb97e7726f2091b195273578cb86a2e4,
  "@/src/admin/social/post/PostView#PostView": PostView_3e6b06781a915032e4eab39e411b4b74,
  "@/src/admin/social/list/PostsView#PostsView": PostsView_4a289ba7b6ae96713d4d5de834d4522b,
  "@/src/admin/brand/Icon#Icon": Icon_9e2c19bf4117a5d802a327e62622641c,
  "@/src/admin/brand/Logo#Logo": Logo_38684dfe8cf74c490aab29e5ef79ce6c,
  "@/src/admin/team/TeamNavLink#TeamNavLink": TeamNavLink_4fa1f9b87f68ae4dd51531b0c7112a68,
  "@/src/admin/settings/SettingsNav#SettingsNav": SettingsNav_e9be3d3bd27d9d055990a1cadb1c8c40,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "@/src/admin/nav/GenerateNavLink#GenerateNavLink": GenerateNavLink_ad42cfe0bb0da3fee6d5e94ccdf6aa96,
  "@/src/admin/nav/WorkNavLinks#WorkNavLinks": WorkNavLinks_25e1cf4f90a7185f1cfb69fdf091fcae,
  "@/src/admin/session/KeepSession#KeepSession": KeepSession_4adf25612fe0c33822d5d35415282d61,
  "@/src/admin/stepUp/StepUp#StepUp": StepUp_72dd258b7330950710059de5411d68ea,
  "@/src/admin/form/NameParts#NameParts": NameParts_8b49eb3cecdb409d61b2f9ae330a9d45,
  "@/src/admin/agency/AgencyProvider#AgencyProvider": AgencyProvider_758988010e5b602054ec962d8cfc617c,
  "@/src/admin/team/TeamView#TeamView": TeamView_15fb9e7516111586519ea4683322de6a,
  "@/src/admin/signIn/SignInView#SignInView": SignInView_9ad82137c135c653dd9a0dc7492b53dd,
  "@/src/admin/dashboard/Dashboard#Dashboard": Dashboard_feb4c99c8161cd9f4fb2d87b5ef45d91,
  "@/src/admin/social/composer/ComposerView#ComposerView": ComposerView_09244e4b7ca9c43460410916a9ec6b64,
  "@/src/admin/social/calendar/CalendarView#CalendarView": CalendarView_cc955bcab262f4453203427cb6b9e001,
  "@/src/admin/social/messages/MessagesView#MessagesView": MessagesView_6d068a9ff1156d5cbf94523970f311a6,
  "@/src/admin/social/clients/MyClientsView#MyClientsView": MyClientsView_c9ba1b780cf4a9b247a114cf70208d48,
  "@/src/admin/social/overrides/OverridesView#OverridesView": OverridesView_25d05a391d8d5442680734b536007ac8,
  "@/src/admin/social/figures/FiguresView#FiguresView": FiguresView_4fb946428a654d54080b191193da49f5,
  "@/src/admin/social/export/ExportsView#ExportsView": ExportsView_5c296d2ce7071dc610a473d3f9224f61,
  "@/src/admin/generate/GenerateView#GenerateView": GenerateView_5a965484404b7c2cf744fa9e746f8076,
  "@/src/admin/settings/SettingsView#SettingsView": SettingsView_4d2fd242cf717002bf7c3d20f59ac73e,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
