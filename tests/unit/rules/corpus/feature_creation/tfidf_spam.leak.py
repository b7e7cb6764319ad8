# In[3]:
import pandas as pd, string
from nltk.corpus import stopwords
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, precision_score

messages = pd.read_csv('spam.csv', encoding='latin-1')[['v1', 'v2']]
messages.columns = ['label', 'message']
messages['length'] = messages['message'].apply(len)
messages.hist(column='length', by='label', bins=60, figsize=(12, 4))

# In[7]:
def text_process(t):
    t = ''.join(c for c in t if c not in string.punctuation)
    return [w for w in t.split() if w.lower() not in stopwords.words('english')]

# In[9]:
vectorizer = TfidfVectorizer(analyzer=text_process, max_features=3000)
features = vectorizer.fit_transform(messages['message'])
features_train, features_test, labels_train, labels_test = train_test_split(features, messages['label'], test_size=0.3, random_state=111)

# In[12]:
mnb = MultinomialNB(alpha=0.2)
mnb.fit(features_train, labels_train)
pred = mnb.predict(features_test)
print(accuracy_score(labels_test, pred), precision_score(labels_test, pred, pos_label='spam'))
